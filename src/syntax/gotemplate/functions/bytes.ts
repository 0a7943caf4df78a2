/** Go's strings are bytes; the length and the slices of text are counted in them. */
export function byteLength(text: string): number {
  return isAscii(text) ? text.length : Buffer.byteLength(text)
}

export function bytesFrom(text: string, start: number, end = Number.POSITIVE_INFINITY): string {
  if (isAscii(text)) return text.slice(start, end)
  return Buffer.from(text)
    .subarray(start, Math.min(end, text.length * 4))
    .toString('utf8')
}

/** Lone surrogates are no text. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII is
  return /^[\x00-\x7f]*$/.test(text)
}
