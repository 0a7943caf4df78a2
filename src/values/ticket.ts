import { createHash, randomBytes } from 'node:crypto'

/** What is shown to be let in: `mwt_` begins a token, `mws_` a session; 256 random bits follow. */
export function newTicket(kind: 'mwt' | 'mws'): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`
}

/** What is kept of one. It has too many bits to be guessed, so that a quick hash is enough. */
export function hashOfTicket(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex')
}

/** Tickets and words for once wherever they stand in a text. */
export const tickets = /\bmw[ts]_[\w-]{20,}|(?<![a-z\d])[a-hjkmnp-z2-9]{5}(?:-[a-hjkmnp-z2-9]{5}){3}(?![a-z\d])/g

/** A word for once, easy to type from another screen: 99 bits, no letters that look alike. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const picked: string[] = []
  // 248 is the greatest multiple of 31 in a byte: above it letters would not be equally likely.
  while (picked.length < 20) for (const byte of randomBytes(32)) if (byte < 248) picked.push(letters[byte % 31] ?? '')
  return [0, 5, 10, 15].map((start) => picked.slice(start, start + 5).join('')).join('-')
}
