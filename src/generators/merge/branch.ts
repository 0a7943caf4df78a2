/** One level of a text that nests: the keys of a map, the items of a list, the documents of a stream, the blocks of a file. */
export interface Branch {
  readonly kind: 'map' | 'list' | 'documents' | 'blocks'
  readonly column: number
  readonly parts: readonly Part[]
  /** Comment and blank lines after the last part. */
  readonly tail: readonly string[]
}

/** One entry of a branch. Lines are as in the file, but that a key which shares its line with a dash stands behind blanks. */
export interface Part {
  readonly key: string
  /** Comment and blank lines above. */
  readonly lead: readonly string[]
  readonly lines: readonly string[]
  /** How many lines stand before and after what is inside; a compact list item has none before. */
  readonly head: number
  readonly foot: number
  readonly inside?: Branch
  /** Column of the dash of a list item whose first key stands on the same line. */
  readonly dash?: number
  /** What the part says, without its form: equal values are the same to a machine. */
  readonly value: unknown
  /** Block scalars and blocks of code are merged by line. */
  readonly byLine?: true
  /** Columns of the value, where it is on the first line and the only one. */
  readonly span?: readonly [start: number, end: number]
}

/** Lines moved from one column to another; what stands further left stays as far right as it can. */
export function shift(lines: readonly string[], from: number, to: number): readonly string[] {
  if (from === to) return lines
  if (to > from) return lines.map((line) => (line === '' ? line : ' '.repeat(to - from) + line))
  return lines.map((line) => line.slice(Math.min(from - to, indentOf(line))))
}

/** The part as it would stand in the first column, to compare by. */
export function bare(part: Part, column: number): string {
  const [first = '', ...rest] = part.lines
  return [first.slice(column), ...shift(rest, column, 0)].map((line) => line.trimEnd()).join('\n')
}

/** With the comments above it, blank lines aside. */
export function bareWithLead(part: Part, column: number): string {
  return [...words(part.lead), bare(part, column)].join('\n')
}

export function words(lead: readonly string[]): string[] {
  return lead.map((line) => line.trim()).filter((line) => line !== '')
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
