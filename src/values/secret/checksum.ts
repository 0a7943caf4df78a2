/** Whether the last six characters are the checksum of those before, as GitHub and npm append it to their tokens (CRC-32 in base 62). */
export function isChecked(body: string): boolean {
  return base62(crc32(body.slice(0, -6))) === body.slice(-6)
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function base62(value: number): string {
  let out = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) out = digits.charAt(rest % 62) + out
  return out.padStart(6, '0')
}

/** ISO 3309, of ASCII text. */
function crc32(text: string): number {
  let sum = 0xffffffff
  for (let index = 0; index < text.length; index++) {
    sum ^= text.charCodeAt(index)
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
