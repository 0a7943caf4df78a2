/** `1 file`, `2 files`; `plural` is what makes the word many. */
export function count(number: number, what: string, plural = 's'): string {
  return `${number} ${what}${number === 1 ? '' : plural}`
}
