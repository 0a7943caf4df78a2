import type { Numeral } from './ast.ts'

/** The text of a quoted string or character; undefined where an escape is none of Go's. */
export function unquoted(quoted: string): string | undefined {
  const body = quoted.slice(1, -1)
  if (!body.includes('\\')) return body
  let out = ''
  let bytes: number[] = []
  const flush = () => {
    if (bytes.length > 0) out += Buffer.from(bytes).toString('utf8')
    bytes = []
  }
  for (let at = 0; at < body.length; ) {
    if (body[at] !== '\\') {
      flush()
      out += body[at++]
      continue
    }
    const single = singles[body[at + 1] ?? '']
    const form = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(body.slice(at, at + 10))
    if (single !== undefined) {
      flush()
      out += single
      at += 2
    } else if (form) {
      const [whole, hex, short, long, octal] = form
      const byte = hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : -1
      const code = Number.parseInt(short ?? long ?? '0', 16)
      if (byte > 255 || code > 0x10ffff) return undefined
      if (byte >= 0) bytes.push(byte)
      else {
        flush()
        out += String.fromCodePoint(code)
      }
      at += whole.length
    } else return undefined
  }
  flush()
  return out
}

const singles: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
}

/** A number as Go reads it; undefined where it is none, or complex. */
export function numeralOf(text: string): Numeral | undefined {
  const whole = intOf(text)
  if (whole !== undefined) return { int: whole, float: Number(whole), ideal: 'int' }
  const float = floatOf(text)
  if (float === undefined) return undefined
  const isWhole = Number.isInteger(float) && Math.abs(float) < 2 ** 63
  return { float, ideal: 'float', ...(isWhole && { int: BigInt(float) }) }
}

/** An integer with Go's prefixes and underscores, of 64 bits. */
export function intOf(text: string): bigint | undefined {
  const form = /^([+-]?)(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)$/.exec(text)
  if (!form || text.length > 80) return undefined
  const [, sign, digits = ''] = form
  if (/__|_$/.test(digits)) return undefined
  const plain = digits.replaceAll('_', '')
  const octal = /^0[oO]?([0-7]+)$/.exec(plain)
  if (!octal && /^0[0-9]/.test(plain)) return undefined
  const value = octal ? BigInt(`0o${octal[1]}`) : BigInt(plain)
  const signed = sign === '-' ? -value : value
  return signed >= -(2n ** 63n) && signed < 2n ** 63n ? signed : undefined
}

/** A floating-point number as `strconv.ParseFloat` reads it, without infinities. */
export function floatOf(text: string): number | undefined {
  const plain = text.replaceAll('_', '')
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(plain)
  if (hex) {
    const [, sign, whole = '', part = '', power = '0'] = hex
    if (whole.length + part.length === 0 || whole.length + part.length > 30) return undefined
    const value = Number.parseInt(whole + part, 16) * 2 ** (Number(power) - 4 * part.length)
    return sign === '-' ? -value : value
  }
  if (!/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
