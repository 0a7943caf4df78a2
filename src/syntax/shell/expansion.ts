import type { Part, Variable, Word } from './ast.ts'
import { bracketed, complain, deepest, longest, type Reading, readingOf, spanFrom } from './reading.ts'

/** Reads the word after an operator of `${ }`. */
type ReadArgument = (reading: Reading, quoted: boolean, quotes: boolean) => Word

/** What begins with `$`; nothing where the `$` is just a character. */
export function readDollar(reading: Reading, quoted: boolean, readArgument: ReadArgument): Part | undefined {
  const { text, at: start } = reading
  if (reading.depth > deepest) return undefined
  switch (text.charAt(start + 1)) {
    case '(':
      return readArithmetic(reading) ?? readCommand(reading, quoted)
    case '{':
      return text.charAt(start + 2) === '{' ? readHole(reading) : readBraced(reading, quoted, readArgument)
    case '[':
      return readOldArithmetic(reading)
    default: {
      plainName.lastIndex = start + 1
      const name = plainName.exec(text)?.[0]
      if (name === undefined) return undefined
      reading.at += 1 + name.length
      return { type: 'variable', name, ...(quoted && { quoted }), span: spanFrom(reading, start) }
    }
  }
}

/** Inside backticks a backslash protects only a backtick, a backslash or a `$`. */
export function readBackticks(reading: Reading, quoted: boolean): Part | undefined {
  const { text, at: start } = reading
  let close = start + 1
  let escaped = false
  for (; close < text.length && text.charAt(close) !== '`'; close++)
    if (text.charAt(close) === '\\') {
      escaped = true
      close++
    }
  if (close >= text.length) {
    complain(reading, 'A backtick is never closed', start, start + 1)
    return undefined
  }
  const { inner, offsets } = escaped
    ? unescaped(text, start + 1, close, quoted)
    : { inner: text.slice(start + 1, close), offsets: undefined }
  const { origin } = reading
  const lift = (offset: number) => (typeof origin === 'number' ? origin + offset : (origin[offset] ?? 0))
  const origins =
    offsets?.map(lift) ?? (typeof origin === 'number' ? origin + start + 1 : origin.slice(start + 1, close + 1))
  const nested = readingOf(inner, reading.grammar, reading.findings, origins, reading.depth + 1)
  const list = reading.depth > deepest ? [] : reading.grammar.list(nested, [])
  reading.at = close + 1
  return { type: 'command', list, ...(quoted && { quoted }), span: spanFrom(reading, start) }
}

function unescaped(text: string, from: number, to: number, quoted: boolean) {
  const special = quoted ? '`\\$"' : '`\\$'
  let inner = ''
  const offsets: number[] = []
  for (let at = from; at < to; at++) {
    if (text.charAt(at) === '\\' && at + 1 < to && special.includes(text.charAt(at + 1))) at++
    inner += text.charAt(at)
    offsets.push(at)
  }
  return { inner, offsets: [...offsets, to] }
}

function readCommand(reading: Reading, quoted: boolean): Part {
  const start = reading.at
  reading.at += 2
  const list = bracketed(reading, () => reading.grammar.list(reading, [')']))
  if (reading.text.charAt(reading.at) === ')') reading.at++
  else complain(reading, '`$(` is never closed', start, start + 2)
  return { type: 'command', list, ...(quoted && { quoted }), span: spanFrom(reading, start) }
}

/** `$((…))`; nothing where it turns out to be a subshell in a substitution. */
function readArithmetic(reading: Reading): Part | undefined {
  const { text, at: start } = reading
  if (text.charAt(start + 2) !== '(') return undefined
  const close = arithmeticEnd(text, start + 3)
  if (close === undefined) return undefined
  reading.at = start + 3
  reading.depth++
  const expression = reading.grammar.text(reading, close)
  reading.depth--
  reading.at = close + 2
  return { type: 'arithmetic', expression, span: spanFrom(reading, start) }
}

/** Where the `))` stands that closes what begins at `from`. */
export function arithmeticEnd(text: string, from: number): number | undefined {
  const last = Math.min(text.length, from + longest)
  let depth = 0
  for (let at = from; at < last; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')') {
      if (depth === 0) return text.charAt(at + 1) === ')' ? at : undefined
      depth--
    }
  }
  return undefined
}

function readOldArithmetic(reading: Reading): Part | undefined {
  const { text, at: start } = reading
  const close = closing(text, start + 2, '[', ']')
  if (close === undefined) return undefined
  reading.at = start + 2
  reading.depth++
  const expression = reading.grammar.text(reading, close)
  reading.depth--
  reading.at = close + 1
  return { type: 'arithmetic', expression, span: spanFrom(reading, start) }
}

/** Where a bracket closes on these lines; a script has no longer subscript. */
export function closing(text: string, from: number, open: string, close: string): number | undefined {
  const last = Math.min(text.length, from + longest)
  let depth = 0
  for (let at = from; at < last; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === open) depth++
    else if (char === close && depth-- === 0) return at
  }
  return undefined
}

/** `${{ x }}`. */
function readHole(reading: Reading): Part | undefined {
  const { text, at: start } = reading
  const close = text.slice(start, start + longest).indexOf('}}')
  if (close < 0) return undefined
  reading.at = start + close + 2
  return { type: 'hole', text: text.slice(start, reading.at), span: spanFrom(reading, start) }
}

function readBraced(reading: Reading, quoted: boolean, readArgument: ReadArgument): Part | undefined {
  const { text, at: start } = reading
  head.lastIndex = start + 2
  const [whole, mark = '', found] = head.exec(text) ?? []
  const name = found ?? (mark === '' ? undefined : mark)
  let at = start + 2 + (whole?.length ?? 0)
  const length = mark === '#' && found !== undefined
  const indirect = mark === '!' && found !== undefined
  let index: string | undefined
  if (name !== undefined && text.charAt(at) === '[') {
    const close = closing(text, at + 1, '[', ']')
    if (close !== undefined) {
      index = text.slice(at + 1, close)
      at = close + 1
    }
  }
  operators.lastIndex = at
  const operator = operators.exec(text)?.[0] ?? ''
  reading.at = at + operator.length
  reading.depth++
  const argument = readArgument(reading, quoted, !quoted || patterns.has(operator))
  reading.depth--
  if (text.charAt(reading.at) === '}') reading.at++
  else complain(reading, '`${` is never closed', start, start + 2)
  const span = spanFrom(reading, start)
  const odd = name === undefined || (operator === '' && argument.span.end > argument.span.start)
  if (odd) return { type: 'hole', text: text.slice(start, reading.at), span }
  const plain: Variable = {
    type: 'variable',
    name,
    ...(operator !== '' && { operator, argument }),
    ...(index !== undefined && { index }),
    ...(length && { length }),
    ...(indirect && { indirect }),
    ...(quoted && { quoted }),
    span,
  }
  return plain
}

const plainName = /[A-Za-z_]\w*|[0-9@*#?$!-]/y
/** `#` and `!` are names of their own, or ask for the length and for what a name names. */
const head = /([#!](?=[A-Za-z_0-9@*?$!#-]))?([A-Za-z_]\w*|\d+|[@*?$!#-])/y
const operators = /:?[-=?+]|##?|%%?|\/[/#%]?|\^\^?|,,?|~~?|[:@*]/y
const patterns: ReadonlySet<string> = new Set(['#', '##', '%', '%%', '/', '//', '/#', '/%', '^', '^^', ',', ',,'])
