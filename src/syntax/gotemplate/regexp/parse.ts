import type { Assertion, Expression, Range, Regex } from './ast.ts'
import { complement, folded, perl, posix, unicode } from './classes.ts'

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
  readonly U: boolean
}

interface Cursor {
  readonly text: string
  at: number
  depth: number
  flags: Flags
  readonly names: string[]
}

/** The expression, or what Go would say is wrong with it. */
export function parseRegex(text: string): Expression | { readonly fault: string } {
  if (text.length > 10_000) return { fault: 'expression too large' }
  const cursor: Cursor = { text, at: 0, depth: 0, flags: { i: false, m: false, s: false, U: false }, names: [] }
  const root = either(cursor)
  if (typeof root === 'string') return { fault: `error parsing regexp: ${root}` }
  if (cursor.at < text.length) return { fault: `error parsing regexp: unexpected ): \`${text}\`` }
  return { root, names: cursor.names }
}

function either(cursor: Cursor): Regex | string {
  if (++cursor.depth > 100) return 'expression nests too deeply'
  const outer = cursor.flags
  const parts: Regex[] = []
  for (;;) {
    const part = sequence(cursor)
    if (typeof part === 'string') return part
    parts.push(part)
    if (cursor.text[cursor.at] !== '|') break
    cursor.at++
  }
  cursor.depth--
  cursor.flags = outer
  return parts.length === 1 ? (parts[0] as Regex) : { is: 'either', parts }
}

function sequence(cursor: Cursor): Regex | string {
  const parts: Regex[] = []
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '|' && cursor.text[cursor.at] !== ')') {
    const atom = term(cursor)
    if (typeof atom === 'string') return atom
    const whole = repeated(cursor, atom)
    if (typeof whole === 'string') return whole
    if (whole.is !== 'empty') parts.push(whole)
  }
  return parts.length === 0 ? { is: 'empty' } : parts.length === 1 ? (parts[0] as Regex) : { is: 'sequence', parts }
}

function repeated(cursor: Cursor, given: Regex): Regex | string {
  let atom = given
  let before = ''
  for (;;) {
    const [whole, star, low, comma, high] =
      /^(?:([*+?])|\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\})/.exec(cursor.text.slice(cursor.at, cursor.at + 14)) ?? []
    if (whole === undefined) return atom
    if (before !== '') return `invalid nested repetition operator: \`${before}${whole}\``
    cursor.at += whole.length
    const lazy = cursor.text[cursor.at] === '?'
    if (lazy) cursor.at++
    before = whole
    const min = star === undefined ? Number(low) : star === '+' ? 1 : 0
    const max =
      star === undefined
        ? comma === undefined
          ? min
          : high === undefined
            ? Number.POSITIVE_INFINITY
            : Number(high)
        : star === '?'
          ? 1
          : Number.POSITIVE_INFINITY
    if (min > 1000 || (max !== Number.POSITIVE_INFINITY && max > 1000) || min > max)
      return `invalid repeat count: \`${whole}\``
    atom = { is: 'repeat', of: atom, min, max, lazy: lazy !== cursor.flags.U }
  }
}

function term(cursor: Cursor): Regex | string {
  const { text, flags } = cursor
  const char = String.fromCodePoint(text.codePointAt(cursor.at) ?? 0)
  if (char === '(') return group(cursor)
  if (char === '[') return bracket(cursor)
  if (char === '\\') return escaped(cursor)
  cursor.at += char.length
  if (char === '.') return flags.s ? set([[0, 0x10ffff]]) : set(complement([[10, 10]]))
  if (char === '^') return { is: 'assert', what: flags.m ? 'line start' : 'text start' }
  if (char === '$') return { is: 'assert', what: flags.m ? 'line end' : 'text end' }
  if (char === '*' || char === '+' || char === '?') return `missing argument to repetition operator: \`${char}\``
  return one(cursor, char.codePointAt(0) ?? 0)
}

function group(cursor: Cursor): Regex | string {
  const { text } = cursor
  const outer = cursor.flags
  const [whole, name, on, off, end] =
    /^\((?:\?P?<([A-Za-z_0-9]{1,200})>|\?([imsU]*)(?:-([imsU]+))?([:)]))?/.exec(
      text.slice(cursor.at, cursor.at + 220),
    ) ?? []
  if (whole === undefined || (whole === '(' && text[cursor.at + 1] === '?'))
    return `invalid or unsupported Perl syntax: \`${text.slice(cursor.at, cursor.at + 3)}\``
  cursor.at += whole.length
  if (end !== undefined) {
    const made = { ...outer }
    for (const flag of on ?? '') made[flag as keyof Flags] = true
    for (const flag of off ?? '') made[flag as keyof Flags] = false
    cursor.flags = made
    if (end === ')') return { is: 'empty' }
  }
  const index = end === undefined ? cursor.names.push(name ?? '') : 0
  const inner = either(cursor)
  if (typeof inner === 'string') return inner
  if (text[cursor.at] !== ')') return `missing closing ): \`${text}\``
  cursor.at++
  cursor.flags = outer
  return index === 0 ? inner : { is: 'group', of: inner, index }
}

const assertions: Readonly<Record<string, Assertion>> = { A: 'text start', z: 'text end', b: 'word', B: 'no word' }
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }

function escaped(cursor: Cursor): Regex | string {
  const { text } = cursor
  const char = text[cursor.at + 1] ?? ''
  const what = assertions[char]
  if (what) {
    cursor.at += 2
    return { is: 'assert', what }
  }
  if (char === 'Q') {
    const end = text.indexOf('\\E', cursor.at + 2)
    const literal = text.slice(cursor.at + 2, end < 0 ? text.length : end)
    cursor.at = end < 0 ? text.length : end + 2
    return { is: 'sequence', parts: [...literal].map((each) => one(cursor, each.codePointAt(0) ?? 0)) }
  }
  const ranges = classEscape(cursor)
  if (ranges) return typeof ranges === 'string' ? ranges : set(cursor.flags.i ? folded(ranges) : ranges)
  const code = codeEscape(cursor)
  return typeof code === 'string' ? code : one(cursor, code)
}

/** `\d`, `\PL`, `\p{Greek}`; undefined where another escape stands. */
function classEscape(cursor: Cursor): readonly Range[] | string | undefined {
  const [whole, simple, sort, short, long] =
    /^\\(?:([dDsSwW])|([pP])(?:\{(\^?[A-Za-z_]{1,40})\}|([A-Za-z])))/.exec(
      cursor.text.slice(cursor.at, cursor.at + 50),
    ) ?? []
  if (whole === undefined) return undefined
  cursor.at += whole.length
  if (simple !== undefined) {
    const ranges = perl[simple.toLowerCase()] ?? []
    return simple < 'a' ? complement(ranges) : ranges
  }
  const name = short ?? long ?? ''
  const ranges = unicode(name.replace('^', ''))
  if (!ranges) return `invalid character class range: \`${whole}\``
  return (sort === 'P') !== name.startsWith('^') ? complement(ranges) : ranges
}

function codeEscape(cursor: Cursor): number | string {
  const rest = cursor.text.slice(cursor.at, cursor.at + 14)
  const [whole, octal, hex, long, single] =
    /^\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]{1,8})\}|([\s\S]))/.exec(rest) ?? []
  if (whole === undefined) return 'trailing backslash at end of expression: ``'
  cursor.at += whole.length
  const code = octal !== undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex ?? long ?? '', 16)
  if (single === undefined) return code <= 0x10ffff ? code : `invalid escape sequence: \`${whole}\``
  const control = controls[single]
  if (control !== undefined) return control
  return /[A-Za-z0-9]/.test(single) || single > '\x7f' ? `invalid escape sequence: \`${whole}\`` : single.charCodeAt(0)
}

function bracket(cursor: Cursor): Regex | string {
  const { text, flags } = cursor
  const start = cursor.at++
  const negated = text[cursor.at] === '^'
  if (negated) cursor.at++
  const ranges: Range[] = []
  let isFirst = true
  while (isFirst || text[cursor.at] !== ']') {
    if (cursor.at >= text.length) return `missing closing ]: \`${text.slice(start)}\``
    isFirst = false
    const [named, not, name = ''] = /^\[:(\^?)([a-z]+):\]/.exec(text.slice(cursor.at, cursor.at + 14)) ?? []
    if (named !== undefined) {
      const found = posix[name]
      if (!found) return `invalid character class range: \`${named}\``
      cursor.at += named.length
      ranges.push(...(not ? complement(found) : found))
      continue
    }
    const many = text[cursor.at] === '\\' ? classEscape(cursor) : undefined
    if (typeof many === 'string') return many
    if (many) {
      ranges.push(...many)
      continue
    }
    const low = classCode(cursor)
    if (typeof low === 'string') return low
    let high = low
    if (text[cursor.at] === '-' && text[cursor.at + 1] !== ']' && cursor.at + 1 < text.length) {
      cursor.at++
      const end = classCode(cursor)
      if (typeof end === 'string') return end
      high = end
      if (high < low)
        return `invalid character class range: \`${String.fromCodePoint(low)}-${String.fromCodePoint(high)}\``
    }
    ranges.push([low, high])
  }
  cursor.at++
  const all = flags.i ? folded(ranges) : ranges
  return set(negated ? complement(all) : all)
}

function classCode(cursor: Cursor): number | string {
  if (cursor.text[cursor.at] === '\\') return codeEscape(cursor)
  const code = cursor.text.codePointAt(cursor.at) ?? 0
  cursor.at += code > 0xffff ? 2 : 1
  return code
}

function one({ flags }: Cursor, code: number): Regex {
  const range: Range = [code, code]
  return set(flags.i ? folded([range]) : [range])
}

function set(ranges: readonly Range[]): Regex {
  return { is: 'set', ranges }
}
