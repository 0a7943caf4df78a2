/** `key = text` on its way to be aligned with its neighbours. */
export interface Line {
  readonly key: string
  readonly text: string
  readonly comment: string
  readonly tall: boolean
  /** Opens a bracket that it does not close: `terraform fmt` aligns nothing across it. */
  readonly open: boolean
}

/** How wide each key is to be. A comment, a blank line or an open bracket begins anew. */
export function widthsOf(lines: readonly Line[], apart: boolean): readonly number[] {
  const widths: number[] = []
  let run: number[] = []
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1]
    const broken = line.open || line.comment !== '' || previous?.open || (apart && (line.tall || previous?.tall))
    if (broken) run = []
    run.push(index)
    const width = line.open ? line.key.length : Math.max(...run.map((each) => lines[each]?.key.length ?? 0))
    for (const each of run) widths[each] = width
  }
  return widths
}
