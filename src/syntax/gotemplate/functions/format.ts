import { fail } from '../fault.ts'
import { floatText, plainDigits, printed } from '../print.ts'
import { isText, joined, type Text, textOf } from '../traced.ts'
import { standInOf } from '../unknowns.ts'
import { asList, bare, isTrue, typeOf, type Value } from '../value.ts'
import { quoted } from './quote.ts'

interface Verb {
  readonly verb: string
  readonly minus: boolean
  readonly plus: boolean
  readonly sharp: boolean
  readonly space: boolean
  readonly zero: boolean
  readonly width: number | undefined
  readonly precision: number | undefined
}

/** `fmt.Sprintf`. Text that `%s` and `%v` take as it is keeps its past. */
export function formatted(form: string, values: readonly Value[]): Text {
  const parts: Text[] = []
  let next = 0
  let at = 0
  const number = (): number | undefined => {
    const value = bare(values[next++])
    return typeof value === 'bigint' && value > -1_000_000n && value < 1_000_000n ? Number(value) : undefined
  }
  while (at < form.length) {
    const percent = form.indexOf('%', at)
    if (percent < 0) break
    if (percent > at) parts.push(form.slice(at, percent))
    const spec = /%([-+# 0]*)(\*|[0-9]{1,6})?(?:(\.)(\*|[0-9]{1,6})?)?/y
    spec.lastIndex = percent
    const [whole = '%', flags = '', wide, dot, exact] = spec.exec(form) ?? []
    at = percent + whole.length
    const star = wide === '*' ? number() : undefined
    const width = wide === '*' ? star : wide === undefined ? undefined : Number(wide)
    const precision = dot === undefined ? undefined : exact === '*' ? number() : Number(exact ?? 0)
    const char = String.fromCodePoint(form.codePointAt(at) ?? 0)
    if (at >= form.length) {
      parts.push('%!(NOVERB)')
      break
    }
    at += char.length
    if (char === '%') {
      parts.push('%')
      continue
    }
    if (next >= values.length) {
      parts.push(`%!${char}(MISSING)`)
      continue
    }
    const minus = flags.includes('-') || (width ?? 0) < 0
    parts.push(
      verbOf(values[next++], {
        verb: char,
        minus,
        plus: flags.includes('+'),
        sharp: flags.includes('#'),
        space: flags.includes(' '),
        zero: flags.includes('0') && !minus,
        width: width === undefined ? undefined : Math.abs(width),
        precision,
      }),
    )
  }
  parts.push(form.slice(at))
  if (next < values.length) {
    const extra = values
      .slice(next)
      .map((value) =>
        bare(value) === null || bare(value) === undefined ? '<nil>' : `${typeOf(value)}=${printed(value)}`,
      )
    parts.push(`%!(EXTRA ${extra.join(', ')})`)
  }
  return joined(parts.filter((part) => part !== ''))
}

function verbOf(value: Value, verb: Verb): Text {
  const { width, precision } = verb
  if (
    isText(value) &&
    width === undefined &&
    precision === undefined &&
    (verb.verb === 's' || verb.verb === 'v') &&
    !verb.sharp
  )
    return value
  // Digits of what is not known are not known either.
  const open = standInOf(value)
  const text = open !== undefined && !'sqv'.includes(verb.verb) ? open : written(value, verb)
  return width === undefined ? text : wide(text, verb)
}

function wide(text: Text, { width = 0, minus, zero, verb }: Verb): Text {
  const plain = textOf(text)
  const missing = width - [...plain].length
  if (missing <= 0) return text
  if (width > 1_000_000) fail('the width is too large')
  if (minus) return plain + ' '.repeat(missing)
  if (!zero) return ' '.repeat(missing) + plain
  const sign = /^[+-]/.test(plain) && verb !== 's' && verb !== 'v' ? (plain[0] ?? '') : ''
  return sign + '0'.repeat(missing) + plain.slice(sign.length)
}

function written(given: Value, verb: Verb): Text {
  const value = bare(given)
  if (verb.verb === 'T') return typeOf(value)
  if (verb.verb === 'v') return numeric(value) ? signed(printed(value), verb) : printed(value ?? null)
  if (value === null || value === undefined) return `%!${verb.verb}(<nil>)`
  const list = asList(value)
  if (list && verb.verb !== 'p') return `[${list.items.map((item) => textOf(written(item, verb))).join(' ')}]`
  if (typeof value === 'string') return ofText(value, verb)
  if (typeof value === 'boolean') return verb.verb === 't' ? String(value) : wrong(value, verb)
  if (typeof value === 'number') return ofFloat(value, verb)
  if (typeof value === 'bigint') return ofInteger(value, verb, value)
  if (value.is === 'sized') return ofInteger(value.value, verb, value)
  if (value.is === 'struct' && value.as !== undefined) return written(value.as, verb)
  if (value.is === 'map' && (verb.verb === 's' || verb.verb === 'd')) {
    const pairs = [...value.entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    return `map[${pairs.map(([name, each]) => `${textOf(written(name, verb))}:${textOf(written(each, verb))}`).join(' ')}]`
  }
  return wrong(value, verb)
}

function ofText(text: string, verb: Verb): Text {
  const { precision } = verb
  const cut = precision === undefined ? text : [...text].slice(0, precision).join('')
  if (verb.verb === 's') return cut
  if (verb.verb === 'q') return quoted(cut)
  if (verb.verb === 'x' || verb.verb === 'X') {
    const hex = Buffer.from(cut).toString('hex')
    return verb.verb === 'x' ? hex : hex.toUpperCase()
  }
  return wrong(text, verb)
}

function ofInteger(value: bigint, verb: Verb, whole: Value): string {
  const bases: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 }
  const base = bases[verb.verb]
  if (base !== undefined) {
    const digits = (value < 0n ? -value : value).toString(base).padStart(verb.precision ?? 0, '0')
    const prefix = verb.sharp ? ({ b: '0b', o: '0', x: '0x', X: '0X' }[verb.verb] ?? '') : ''
    const text = `${value < 0n ? '-' : ''}${prefix}${verb.verb === 'X' ? digits.toUpperCase() : digits}`
    return signed(text, verb)
  }
  const code = value >= 0n && value <= 0x10ffffn ? Number(value) : 0xfffd
  if (verb.verb === 'c') return String.fromCodePoint(code)
  if (verb.verb === 'q') return `'${String.fromCodePoint(code)}'`
  if (verb.verb === 'U') return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return wrong(whole, verb)
}

function ofFloat(value: number, verb: Verb): string {
  const { precision } = verb
  if (!'eEfFgG'.includes(verb.verb)) return wrong(value, verb)
  if (!Number.isFinite(value)) return signed(floatText(value), verb)
  const exact = Math.min(precision ?? 6, 100)
  const lower = verb.verb.toLowerCase()
  const text =
    lower === 'f'
      ? Math.abs(value) >= 1e21
        ? plainDigits(value) + (exact > 0 ? `.${'0'.repeat(exact)}` : '')
        : fixed(value, exact)
      : lower === 'e'
        ? exponential(value.toExponential(exact))
        : precision === undefined
          ? floatText(value)
          : general(value, Math.max(1, exact))
  return signed(verb.verb === 'E' || verb.verb === 'G' ? text.toUpperCase() : text, verb)
}

/** Go rounds what lies in the middle to the even digit. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  const scaled = value * 10 ** digits
  const isMiddle =
    digits < 16 && !Number.isInteger(scaled) && Number.isInteger(scaled * 2) && scaled / 10 ** digits === value
  return isMiddle && Math.floor(scaled) % 2 === 0 ? (Math.floor(scaled) / 10 ** digits).toFixed(digits) : text
}

function general(value: number, precision: number): string {
  const exponent = Number(value.toExponential(precision - 1).split('e')[1])
  if (exponent < -4 || exponent >= precision)
    return exponential(value.toExponential(precision - 1).replace(/\.?0+e/, 'e'))
  const text = value.toFixed(Math.max(0, precision - 1 - exponent))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function exponential(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

function signed(text: string, { plus, space }: Verb): string {
  return text.startsWith('-') || text.startsWith('+') ? text : plus ? `+${text}` : space ? ` ${text}` : text
}

function numeric(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

function wrong(value: Value, { verb }: Verb): string {
  return `%!${verb}(${typeOf(value)}=${printed(value)})`
}

/** `fmt.Sprint` of one value as text functions take it. */
export function textual(value: Value): Text {
  if (isText(value)) return value
  const plain = bare(value)
  if (typeof value === 'object' && value !== null && value.is === 'traced')
    return { is: 'traced', value: printed(value), marks: value.marks }
  return printed(plain ?? null)
}

export function isEmpty(value: Value): boolean {
  const plain = bare(value)
  if (typeof plain === 'object' && plain !== null && plain.is === 'struct' && plain.as === undefined) return false
  return !isTrue(plain)
}
