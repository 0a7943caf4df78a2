import type { Span } from '../../model/source.ts'

/** Characters of a value, and where they were taken from. `width` is what one of them takes in the text where it is not one. */
export interface Run {
  readonly value: number
  readonly raw: number
  readonly length: number
  readonly width?: number
}

export interface Written {
  readonly text: string
  readonly runs: readonly Run[]
}

/** Where the one character at an offset stands. */
export function rawOf(runs: readonly Run[], offset: number): Span {
  let low = 0
  let high = runs.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.value ?? 0) <= offset) low = middle
    else high = middle
  }
  const { value, raw, length, width } = runs[low] ?? { value: 0, raw: 0, length: 0 }
  if (width !== undefined && offset < value + length) return { start: raw, end: raw + width }
  if (offset < value + length) return { start: raw + offset - value, end: raw + offset - value + 1 }
  const end = raw + (width ?? length)
  return { start: end, end }
}

/** Puts a value together from what is copied, and from what is made of something else in the text. */
export function writer() {
  let text = ''
  const runs: Run[] = []
  return {
    copy(raw: string, start: number, end: number) {
      if (end <= start) return
      runs.push({ value: text.length, raw: start, length: end - start })
      text += raw.slice(start, end)
    },
    put(made: string, start: number, end: number) {
      runs.push({ value: text.length, raw: start, length: made.length, width: end - start })
      text += made
    },
    done: (): Written => ({ text, runs }),
  }
}
