import type { Span } from '../../model/source.ts'

/** A stretch of text that is put together from parts of the file: joined lines, or lines without their leading tabs. */
export interface Logical {
  readonly text: string
  readonly pieces: readonly Piece[]
}

interface Piece {
  /** Where the piece begins in the joined text. */
  readonly at: number
  /** Where it begins in the file. */
  readonly start: number
  readonly length: number
}

/** Joins parts of `source`. */
export function joined(source: string, spans: readonly Span[]): Logical {
  const pieces: Piece[] = []
  const texts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    pieces.push({ at, start, length: end - start })
    texts.push(source.slice(start, end))
    at += end - start
  }
  return { text: texts.join(''), pieces }
}

/** Where `[from, to)` of the joined text stands in the file. */
export function spanIn(logical: Logical, from: number, to: number): Span {
  const first = pieceAt(logical, from)
  if (!first) return { start: 0, end: 0 }
  const start = first.start + Math.min(from - first.at, first.length)
  if (to <= from) return { start, end: start }
  const last = pieceAt(logical, to - 1)
  return { start, end: last ? last.start + Math.min(to - last.at, last.length) : start }
}

function pieceAt({ pieces }: Logical, offset: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return pieces[low]
}
