import type { Span } from '../../model/source.ts'
import { block } from './scalar-block.ts'
import { flow } from './scalar-flow.ts'
import { rawOf, type Written } from './scalar-runs.ts'

/**
 * Where a stretch of a scalar's value stands in the text that it is written in: `raw` begins with its `|`, quote or first character.
 * `undefined` where the text does not read back to the value, as behind an alias.
 */
export function within(raw: string, value: string, { start, end }: Span): Span | undefined {
  const written = read(raw, value)
  // The last line break of a block may be one that the file leaves out.
  if (written.text.length < value.length - 1 || !value.startsWith(written.text.slice(0, value.length))) return undefined
  const from = rawOf(written.runs, start)
  if (end <= start) return { start: from.start, end: from.start }
  return { start: from.start, end: Math.max(from.end, rawOf(written.runs, end - 1).end) }
}

function read(raw: string, value: string): Written {
  const props = /^(?:[&!][^\s]*[ \t]+){0,2}/.exec(raw)?.[0].length ?? 0
  const first = raw[props]
  if (first === '|' || first === '>') return block(raw, value, props, first === '>')
  if (first === "'") return flow(raw, props + 1, raw.lastIndexOf("'"), "'")
  if (first === '"') return flow(raw, props + 1, raw.lastIndexOf('"'), '"')
  return flow(raw, props, raw.length, '')
}
