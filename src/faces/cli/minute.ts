/** A time of ISO 8601 in UTC, to the minute. */
export function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')}Z`
}
