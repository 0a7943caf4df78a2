import type { Span } from '../../model/source.ts'
import type { Expression } from './ast.ts'

/** A replacement that still needs the file's name and line breaks. */
export interface Made {
  readonly span: Span
  readonly text: string
}

/** Takes away the lines of an attribute or block, and a blank line that would be left beside another or at a brace. */
export function dropLines(text: string, { start, end }: Span): Made {
  const line = lineAround(text, start, end)
  if (!line) return { span: { start: blanksBefore(text, start), end }, text: '' }
  const before = text.slice(text.lastIndexOf('\n', line.start - 2) + 1, line.start).trim()
  const after = text.slice(line.end, lineEnd(text, line.end)).trim()
  const atBottom = after === '' || after.startsWith('}')
  if (line.start > 0 && before === '' && atBottom)
    return { span: { start: text.lastIndexOf('\n', line.start - 2) + 1, end: line.end }, text: '' }
  const atTop = line.start === 0 || before.endsWith('{')
  const blankBelow = after === '' && line.end < text.length
  return { span: { start: line.start, end: atTop && blankBelow ? lineEnd(text, line.end) : line.end }, text: '' }
}

/** Takes an item out of a list or an entry out of an object, with its comma. */
export function dropFromCollection(text: string, container: Expression, { start, end }: Span): Made | undefined {
  if (container.kind === 'parentheses') return dropFromCollection(text, container.inner, { start, end })
  const members = container.kind === 'tuple' ? container.items : container.kind === 'object' ? container.entries : []
  const at = members.findIndex((member) => member.start === start && member.end === end)
  if (at < 0) return undefined
  const line = lineAround(text, start, end)
  if (line) return { span: line, text: '' }
  const next = members[at + 1]
  const previous = members[at - 1]
  if (next) return { span: { start, end: next.start }, text: '' }
  if (previous) return { span: { start: previous.end, end }, text: '' }
  return { span: { start: container.start, end: container.end }, text: container.kind === 'tuple' ? '[]' : '{}' }
}

const ONLY_COMMA_OR_COMMENT = /^[ \t]*,?[ \t]*((#|\/\/)[^\n]*)?\r?$/

/** The whole lines of a span, line break included, where nothing else stands on them. */
function lineAround(text: string, start: number, end: number): Span | undefined {
  const first = blanksBefore(text, start)
  if (first > 0 && text.charAt(first - 1) !== '\n') return undefined
  const last = lineEnd(text, end)
  return ONLY_COMMA_OR_COMMENT.test(text.slice(end, last).replace(/\n$/, '')) ? { start: first, end: last } : undefined
}

function blanksBefore(text: string, start: number): number {
  let at = start
  while (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t') at--
  return at
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}
