export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  open: 40,
  close: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
  tilde: 126,
  byteOrderMark: 0xfeff,
} as const

/** Any character beyond ASCII passes: which of them are letters is not what breaks files. */
export function startsIdentifier(char: number): boolean {
  return char < 128 ? STARTS[char] === 1 : char >= 128 && char !== code.byteOrderMark
}

export function continuesIdentifier(char: number): boolean {
  return char < 128 ? CONTINUES[char] === 1 : char >= 128 && char !== code.byteOrderMark
}

export function isDigit(char: number): boolean {
  return char >= code.zero && char <= code.nine
}

const STARTS = table(/[A-Za-z_]/)
const CONTINUES = table(/[A-Za-z0-9_-]/)

function table(chars: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, char) => (chars.test(String.fromCharCode(char)) ? 1 : 0))
}
