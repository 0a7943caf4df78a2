import type { Path, Span } from '../../model/source.ts'
import { isBlank } from './heredoc.ts'
import type { Instruction } from './instruction.ts'
import { type Logical, spanIn } from './logical.ts'

/** Where a value stands in a joined text, and its key if it has one. */
export interface Spot {
  readonly logical: Logical
  readonly from: number
  readonly to: number
  readonly key?: Range
}

/** Offsets in a joined text. */
export type Range = readonly [from: number, to: number]

export type Draft = { -readonly [K in keyof Instruction]: Instruction[K] }

/** A joined text on its way to an instruction. */
export interface Reading {
  readonly text: string
  readonly joiner: string
  /** What `# syntax=` names. */
  readonly frontend: string | undefined
  readonly spots: Map<string, Spot>
  readonly problems: { readonly message: string; readonly span: Span }[]
  mark(path: Path, range: Range, key?: Range): void
  complain(message: string, range: Range): void
}

export function spotKey(path: Path): string {
  return path.join('\0')
}

export function startReading(logical: Logical, joiner: string, frontend?: string): Reading {
  const spots: Reading['spots'] = new Map()
  const problems: Reading['problems'] = []
  return {
    text: logical.text,
    joiner,
    frontend,
    spots,
    problems,
    mark: (path, [from, to], key) => spots.set(spotKey(path), { logical, from, to, ...(key && { key }) }),
    complain: (message, [from, to]) => problems.push({ message, span: spanIn(logical, from, Math.max(to, from)) }),
  }
}

/** From `from` to the end, without the blanks around. */
export function rest(text: string, from: number): Range {
  let start = from
  let end = text.length
  while (start < end && isBlank(text.charAt(start))) start++
  while (end > start && isBlank(text.charAt(end - 1))) end--
  return [start, end]
}
