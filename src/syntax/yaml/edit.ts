import { type Change, type Edit, pathOf, type Refusal, type SourceFile, type Span } from '../../model/source.ts'
import { drop } from './drop.ts'
import { styleOf } from './layout.ts'
import type { Stream } from './parser/stream.ts'
import { solid } from './parser/tape.ts'
import { insert, set } from './set.ts'
import type { Made } from './value.ts'
import { fault } from './verify.ts'

/** A text, what was read from it, and how. */
export interface Edited {
  readonly file: SourceFile
  readonly stream: Stream
  read(text: string): Stream
}

/**
 * Writes one change into the text as a person would: in its place, with the quotes, indentation and line ends around it.
 * The edited text is read again; an edit that would break it or change anything else is refused.
 */
export function edit({ file, stream, read }: Edited, change: Change): Edit | Refusal {
  const bare = make(file, stream, change)
  if ('refused' in bare) return bare
  const made = 'set' in change && change.remark && !isJson(file) ? remarked(file.text, bare, change.remark) : bare
  const { text, path } = file
  const { span } = made
  const next = text.includes('\r\n') ? made.text.replace(/\r?\n/g, '\r\n') : made.text
  const because = fault(text, { span, text: next }, stream, change, read)
  return because === undefined ? { file: path, span, text: next } : { refused: because }
}

/** With a comment behind the value, in place of the one that may stand there. */
function remarked(text: string, { span, text: value }: { span: Span; text: string }, remark: string) {
  const [, comment = '', rest = ''] = /^([ \t]*(?:#[^\r\n]*)?)(.?)/.exec(text.slice(span.end, span.end + 1000)) ?? []
  // Something else follows on the line, as in a flow map, or the value is a block of its own.
  if ((rest !== '' && !comment.includes('#') && !/[\r\n]/.test(rest)) || value.includes('\n'))
    return { span, text: value }
  return { span: { start: span.start, end: span.end + comment.length }, text: `${value} # ${remark}` }
}

function make(file: SourceFile, stream: Stream, change: Change): Made {
  const [first] = pathOf(change)
  const root = typeof first === 'number' ? stream.roots[first] : undefined
  const style = styleOf(stream, root === undefined ? undefined : solid(stream.tape, root))
  const source = { ...stream, style, json: isJson(file) }
  if ('drop' in change) return drop(source, change.drop)
  return 'set' in change ? set(source, change.set, change.to) : insert(source, change.insert, change.to)
}

/** By its name, or because it begins as JSON does: a CloudFormation template may have any name. */
function isJson({ path, text }: SourceFile): boolean {
  return path.endsWith('.json') || /^\s*\{\s*"/.test(text.slice(0, 1000))
}
