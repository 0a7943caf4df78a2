/** Both count from 1; a column is one UTF-16 code unit. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where offsets of one text lie. Lines end with `\n` or `\r\n`; offsets beyond the end are at the end. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const wanted = Math.max(0, Math.min(offset, text.length))
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= wanted) low = middle
      else high = middle
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 }
  }
}
