import { plain, widthOf } from './frame.ts'
import type { Paint } from './terminal.ts'

/** Rows under their headings, each column as wide as what stands in it. */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  none = 'None.',
): string {
  if (rows.length === 0) return none
  const shown = rows.map((row) => row.map(plain))
  const widths = headings.map((heading, index) =>
    Math.max(widthOf(heading), ...shown.map((row) => widthOf(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd()
  return [paint.dim(line(headings)), ...shown.map(line)].join('\n')
}
