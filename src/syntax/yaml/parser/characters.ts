export const tab = 9
export const lineFeed = 10
export const carriageReturn = 13
export const space = 32
export const bang = 33
export const doubleQuote = 34
export const hash = 35
export const percent = 37
export const ampersand = 38
export const singleQuote = 39
export const star = 42
export const plus = 43
export const comma = 44
export const dash = 45
export const dot = 46
export const zero = 48
export const nine = 57
export const colon = 58
export const less = 60
export const greater = 62
export const question = 63
export const openBracket = 91
export const backslash = 92
export const closeBracket = 93
export const openBrace = 123
export const pipe = 124
export const closeBrace = 125
export const byteOrderMark = 0xfeff

/** What `codeAt` answers beyond the end. */
export const nothing = -1

export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : nothing
}

/** A blank, a line break or the end: what must follow `-`, `?` and `:`. */
export function isGap(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === nothing || code === tab
}

export function isBlank(code: number): boolean {
  return code === space || code === tab
}

/** Nothing more on the line but for blanks and a comment: blanks have been skipped. */
export function endsLine(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === hash || code === nothing
}

/** `,` `[` `]` `{` `}` */
export function isFlowSign(code: number): boolean {
  return code === comma || code === closeBracket || code === closeBrace || code === openBracket || code === openBrace
}

/** `"` `'` `*` `[` `{`: what says itself where it ends. */
export function isEnclosing(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === star || code === openBracket || code === openBrace
}

/** Characters that plain text cannot begin with, whatever follows. */
export function isReserved(code: number): boolean {
  return code < 128 && code >= 0 && reserved[code] === 1
}

const reserved = new Uint8Array(128)
for (const sign of ',[]{}#&*!|>\'"%@`') reserved[sign.charCodeAt(0)] = 1
