import type { Change, Comment, Edit, Refusal, SourceFile, Span } from '../../model/source.ts'
import { type IgnorePattern, parseIgnoreLine } from '../../values/docker-ignore.ts'
import type { Syntax } from '../syntax.ts'

/** `tree.data` is a list of `IgnorePattern`. An edit sets a line, puts one in or takes one out. */
export const dockerignore: Syntax = {
  title: '.dockerignore',
  parse(file) {
    const { data, spans, comments } = linesOf(file.text)
    const whole: Span = { start: 0, end: file.text.length }
    return {
      file,
      data,
      comments,
      problems: [],
      placeOf: ([index]) => ({ file: file.path, span: (typeof index === 'number' && spans[index]) || whole }),
      edit: (change) => editOf(file, spans, change),
    }
  },
}

function linesOf(text: string) {
  const data: IgnorePattern[] = []
  const spans: Span[] = []
  const comments: Comment[] = []
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(at, end)
    const pattern = parseIgnoreLine(line)
    const start = at + line.length - line.trimStart().length
    const span = { start, end: start + line.trim().length }
    if (pattern) {
      data.push(pattern)
      spans.push(span)
    } else if (line.startsWith('#')) comments.push({ text: line.slice(1).trim(), span })
    at = end + 1
  }
  return { data, spans, comments }
}

function editOf({ path: file, text }: SourceFile, spans: readonly Span[], change: Change): Edit | Refusal {
  const [index, ...deeper] = 'set' in change ? change.set : 'insert' in change ? change.insert : change.drop
  const span = typeof index === 'number' ? spans[index] : undefined
  if (typeof index !== 'number' || deeper.length > 0) return { refused: 'only whole lines can be changed' }
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  if ('drop' in change) {
    if (!span) return { refused: 'there is no such line' }
    const end = text.indexOf('\n', span.end)
    const start = text.lastIndexOf('\n', span.start - 1) + 1
    return { file, span: { start, end: end < 0 ? text.length : end + 1 }, text: '' }
  }
  const { to } = change
  if (typeof to !== 'string' || /[\r\n]/.test(to) || !parseIgnoreLine(to)) return { refused: 'a line is a pattern' }
  if ('set' in change) return span ? { file, span, text: to } : { refused: 'there is no such line' }
  if (span) return { file, span: { start: span.start, end: span.start }, text: `${to}${feed}` }
  if (index !== spans.length) return { refused: 'there is no such place' }
  const open = text !== '' && !text.endsWith('\n')
  return { file, span: { start: text.length, end: text.length }, text: `${open ? feed : ''}${to}${feed}` }
}
