import type { Labels } from '../model/alert.ts'

/** Sixteen hexadecimal digits over a set of labels, FNV-1a as Prometheus reckons it: the same set has the same everywhere. */
export function fingerprintOf(labels: Labels): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const add = (byte: number) => {
    low = (low ^ byte) >>> 0
    // Times 2^40 + 435, in halves.
    const product = low * 435
    high = (high * 435 + Math.floor(product / 0x1_0000_0000) + low * 256) % 0x1_0000_0000
    low = product % 0x1_0000_0000
  }
  for (const name of namesOf(labels)) {
    for (const byte of encoder.encode(name)) add(byte)
    add(255)
    for (const byte of encoder.encode(labels[name])) add(byte)
    add(255)
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** In the order of their bytes. */
export function namesOf(labels: Labels): readonly string[] {
  return Object.keys(labels).sort(compareText)
}

/** As bytes of UTF-8 are compared, which is the order of code points. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const ascii = a < b ? -1 : 1
  if (!surrogate.test(a) && !surrogate.test(b)) return ascii
  return Buffer.compare(encoder.encode(a), encoder.encode(b))
}

/** The smaller set first, then by the first name or value that differs; a name that only one has puts that one last. */
export function compareLabels(a: Labels, b: Labels): number {
  const names = namesOf(a)
  const others = namesOf(b)
  if (names.length !== others.length) return names.length - others.length
  for (const [index, name] of names.entries()) {
    const other = others[index] ?? ''
    if (name !== other) return compareText(other, name)
    const order = compareText(a[name] ?? '', b[name] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/** `{a="b", c="d"}`, as Prometheus prints a set of labels. */
export function printLabels(labels: Labels): string {
  return `{${namesOf(labels)
    .map((name) => `${name}=${quoteGo(labels[name] ?? '')}`)
    .join(', ')}}`
}

/** In double quotes, with the escapes of Go. */
export function quoteGo(text: string): string {
  let out = '"'
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (character === '"' || character === '\\') out += `\\${character}`
    else if (short[character]) out += short[character]
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`
    else if (hidden.test(character))
      out += code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
    else out += character
  }
  return `${out}"`
}

const encoder = new TextEncoder()
const surrogate = /[\ud800-\udfff]/
const short: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}
/** What Go does not take for printable. */
const hidden = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u
