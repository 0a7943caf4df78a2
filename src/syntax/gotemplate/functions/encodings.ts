import { createHash } from 'node:crypto'
import { type Func, of } from '../function.ts'

export const encodings: Readonly<Record<string, Func>> = {
  b64enc: of(['string'], (text) => Buffer.from(text).toString('base64')),
  b64dec: of(['string'], (text) => {
    const wrong = base64Fault(text)
    return wrong === undefined
      ? Buffer.from(text, 'base64').toString('utf8')
      : `illegal base64 data at input byte ${wrong}`
  }),
  b32enc: of(['string'], (text) => base32(Buffer.from(text))),
  b32dec: of(['string'], fromBase32),
  sha1sum: of(['string'], (text) => createHash('sha1').update(text).digest('hex')),
  sha256sum: of(['string'], (text) => createHash('sha256').update(text).digest('hex')),
  sha512sum: of(['string'], (text) => createHash('sha512').update(text).digest('hex')),
  adler32sum: of(['string'], (text) => {
    let [a, b] = [1, 0]
    for (const byte of Buffer.from(text)) {
      a = (a + byte) % 65521
      b = (b + a) % 65521
    }
    return String(b * 65536 + a)
  }),
}

/** The byte at which Go's decoder gives up; undefined where it does not. */
function base64Fault(text: string): number | undefined {
  const plain = text.replace(/[\r\n]/g, '')
  const odd = plain.search(/[^A-Za-z0-9+/=]/)
  if (odd >= 0) return odd
  const pad = plain.indexOf('=')
  if (pad >= 0 && !/^={1,2}$/.test(plain.slice(pad))) return pad
  if (plain.length % 4 !== 0) return plain.length - (plain.length % 4)
  return undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(bytes: Uint8Array): string {
  let out = ''
  let [bits, value] = [0, 0]
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      out += alphabet[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
    value &= 255
  }
  if (bits > 0) out += alphabet[(value << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}

function fromBase32(text: string): string {
  const plain = text.replace(/[\r\n]/g, '')
  const odd = plain.search(/[^A-Z2-7=]/)
  if (odd >= 0 || plain.length % 8 !== 0)
    return `illegal base32 data at input byte ${odd >= 0 ? odd : plain.length - (plain.length % 8)}`
  const bytes: number[] = []
  let [bits, value] = [0, 0]
  for (const char of plain.replace(/=+$/, '')) {
    value = (value << 5) | alphabet.indexOf(char)
    bits += 5
    if (bits >= 8) {
      bytes.push((value >>> (bits - 8)) & 255)
      bits -= 8
    }
    value &= 255
  }
  return Buffer.from(bytes).toString('utf8')
}
