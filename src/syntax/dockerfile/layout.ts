import type { Span } from '../../model/source.ts'

interface Commented {
  readonly file: { readonly text: string }
  readonly top: number
  readonly comments: readonly Span[]
}

/** The start of the comment that stands right above. */
export function blockStart(tree: Commented, line: number): number {
  const { text } = tree.file
  const starts = new Map(tree.comments.map((comment) => [lineStart(text, comment.start), comment]))
  let start = line
  while (start > tree.top) {
    const above = lineStart(text, start - 1)
    if (above < tree.top || !starts.has(above)) break
    start = above
  }
  return start
}

export function touchesComment(tree: Commented, { start, end }: Span): boolean {
  return tree.comments.some((comment) => comment.start >= start && comment.end <= end)
}

export function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}
