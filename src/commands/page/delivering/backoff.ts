/** After this many attempts a page has failed: some twenty minutes, and by then the next steps are long under way. */
export const attemptsAtMost = 9

/** Milliseconds until the next attempt: 5 s, then double each time, five minutes at most; later where the place asks for it. */
export function waitAfter(attempt: number, asked = 0): number {
  return Math.max(Math.min(5000 * 2 ** (attempt - 1), 300_000), Math.min(asked, 900_000))
}
