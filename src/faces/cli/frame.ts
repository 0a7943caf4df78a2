import type { Spot } from '../../commands/auditing/report.ts'

/** The line of a spot with a caret below it: tabs widened, wide characters counted twice, a long line cut around the spot. */
export function frame(
  { line, column, endLine, endColumn, source }: Spot,
  width: number,
): { readonly gutter: string; readonly source: string; readonly carets: string; readonly indent: string } {
  const gutter = `${line} | `
  const cells = cellsOf(source)
  const first = cells.findIndex(({ at }) => at >= column - 1)
  const from = first < 0 ? cells.length : first
  const last = endLine > line ? cells.length : cells.findIndex(({ at }) => at >= endColumn - 1)
  const trimmed = lastInk(cells)
  const to = Math.max(from + 1, Math.min(last < 0 ? cells.length : last, trimmed))
  const room = Math.max(20, width - gutter.length - 2)
  const start = from > room / 2 && total(cells) > room ? from - Math.floor(room / 3) : 0
  const shown = fitting(cells.slice(start), room)
  const before = start > 0 ? '…' : ''
  const after = start + shown.length < cells.length ? '…' : ''
  const lead = before.length + total(cells.slice(start, from))
  const length = Math.max(1, Math.min(total(cells.slice(from, to)) || 1, room - lead))
  return {
    gutter,
    indent: `${' '.repeat(gutter.length - 2)}| `,
    source: before + shown.map(({ text }) => text).join('') + after,
    carets: ' '.repeat(lead) + '^'.repeat(length),
  }
}

/** Text from a file, or made of it, without what would steer a terminal. */
export function plain(text: string): string {
  return text.replace(steering, '\ufffd')
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return total(cellsOf(text))
}

interface Cell {
  readonly text: string
  readonly width: number
  /** Index in UTF-16 code units. */
  readonly at: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const zero = /\p{Mn}|\p{Me}|\p{Cf}/u

function cellsOf(source: string): Cell[] {
  const cells: Cell[] = []
  let at = 0
  for (const character of source.replace(/[\r\n]+$/, '')) {
    const text = character === '\t' ? '  ' : plain(character)
    cells.push({ text, width: character === '\t' ? 2 : zero.test(character) ? 0 : wide.test(character) ? 2 : 1, at })
    at += character.length
  }
  return cells
}

function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0)
}

function lastInk(cells: readonly Cell[]): number {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.text.trim() === '') end--
  return end
}

function fitting(cells: readonly Cell[], room: number): readonly Cell[] {
  let used = 0
  const end = cells.findIndex(({ width }) => {
    used += width
    return used > room
  })
  return end < 0 ? cells : cells.slice(0, end)
}
