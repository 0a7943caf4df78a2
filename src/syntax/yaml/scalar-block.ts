import { type Written, writer } from './scalar-runs.ts'

/** `|` or `>`, whose header begins at `from`. The value tells how deep a given indentation is. */
export function block(raw: string, value: string, from: number, folded: boolean): Written {
  const out = writer()
  const lines = [...linesOf(raw, raw.indexOf('\n', from))]
  const first = lines.find(({ start, end }) => raw.slice(start, end).trim() !== '')
  const lead = first ? spaces(raw, first.start) : 0
  const explicit = /^[|>][+-]?\d/.test(raw.slice(from, from + 3))
  const indent = explicit ? lead - spaces(value, value.lastIndexOf('\n', value.search(/\S/)) + 1) : lead
  /** Line breaks since the last line with something on it. */
  let breaks: { start: number; end: number }[] = []
  let last: 'none' | 'plain' | 'spaced' = 'none'
  for (const { start, end, next } of lines) {
    const begin = Math.min(start + Math.min(indent, spaces(raw, start)), end)
    if (begin < end) {
      const spaced = raw[begin] === ' ' || raw[begin] === '\t'
      const folds = folded && last === 'plain' && !spaced
      for (const [index, each] of breaks.entries())
        if (!folds || index > 0) out.put('\n', each.start, each.end)
        else if (breaks.length === 1) out.put(' ', each.start, each.end)
      breaks = []
      out.copy(raw, begin, end)
      last = spaced ? 'spaced' : 'plain'
    }
    if (next > end) breaks.push({ start: end, end: next })
  }
  for (const each of breaks) out.put('\n', each.start, each.end)
  return out.done()
}

/** The lines behind the line break at `at`; `end` is before a line's own break, `next` behind it. */
function* linesOf(raw: string, at: number): Iterable<{ start: number; end: number; next: number }> {
  if (at < 0) return
  for (let start = at + 1; start < raw.length; ) {
    const found = raw.indexOf('\n', start)
    const next = found < 0 ? raw.length : found + 1
    const end = found < 0 ? raw.length : found > start && raw[found - 1] === '\r' ? found - 1 : found
    yield { start, end, next }
    start = next
  }
}

function spaces(text: string, start: number): number {
  let at = Math.max(0, start)
  while (text[at] === ' ') at++
  return at - Math.max(0, start)
}
