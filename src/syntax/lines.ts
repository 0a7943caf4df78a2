/** One line of a text: without its line break, and where the next one begins. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly next: number
}

/** Lines end with `\n` or `\r\n`; a byte order mark belongs to none. */
export function* linesIn(text: string): Iterable<Line> {
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    let end = feed < 0 ? text.length : feed
    if (end > start && text[end - 1] === '\r') end--
    yield { start, end, next }
    start = next
  }
}

/** Without the blanks at both ends. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && isBlank(text, from)) from++
  while (to > from && isBlank(text, to - 1)) to--
  return { start: from, end: to }
}

export function isBlank(text: string, at: number): boolean {
  const letter = text[at]
  return letter === ' ' || letter === '\t' || letter === '\r' || letter === '\f'
}

/** Where a comment begins: a mark at the start or behind a blank. `end` where there is none. */
export function commentStart(text: string, start: number, end: number, mark: string): number {
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 1))
    if (at === start || isBlank(text, at - 1)) return at
  return end
}
