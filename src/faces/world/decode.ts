export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be'

/** The text and how it was written, or why it is none. A byte order mark is not part of the text. */
export function decode(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: Encoding } | { readonly because: string } {
  const encoding = encodingOf(bytes)
  const body = bytes.subarray({ 'utf-8': 0, 'utf-8-bom': 3, 'utf-16le': 2, 'utf-16be': 2 }[encoding])
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  if (!wide && body.subarray(0, sniffed).includes(0)) return { because: 'binary' }
  try {
    const decoder = new TextDecoder(wide ? encoding : 'utf-8', { fatal: true, ignoreBOM: true })
    return { text: decoder.decode(body), encoding }
  } catch {
    return { because: `not ${wide ? 'UTF-16' : 'UTF-8'} text` }
  }
}

export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`, 'utf8')
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16be' ? wide.swap16() : wide
}

/** Judged by the byte order mark alone. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

const sniffed = 8000
