import { unknownValue } from '../../../model/unknown.ts'
import { behind, node } from './block.ts'
import { byteOrderMark, codeAt, dot, endsLine, percent } from './characters.ts'
import { abandoned, begin, type Flaw, fail, found, type Reading } from './reading.ts'
import { blanks, isMarker, next } from './space.ts'
import { closeScalar, cutTape, lendTape, open, type Tape } from './tape.ts'

/** All documents of a text. One that cannot be read is an unknown value, and those behind it are read. */
export interface Stream {
  /** As it was read: a carriage return alone has become a line feed. */
  readonly text: string
  readonly data: readonly unknown[]
  readonly tape: Tape
  /** The node of each document. */
  readonly roots: readonly number[]
  /** Where each document begins, its `---` included. */
  readonly starts: readonly number[]
  readonly flaws: readonly Flaw[]
  /** Starts and ends, where they were asked for. */
  readonly comments: readonly number[]
}

export function read(source: string, comments?: number[]): Stream {
  // A carriage return alone is a line break as well. In this way places stay what they are.
  const text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source
  const reading = begin(text, lendTape(), comments)
  const data: unknown[] = []
  const roots: number[] = []
  const starts: number[] = []
  /** Whether a document may begin without `---`. */
  let bare = true
  for (;;) {
    forget(reading)
    let start = reading.at
    let value: unknown
    const root = reading.top
    try {
      let column = next(reading)
      if (column === 0 && codeAt(text, reading.at) === byteOrderMark) {
        reading.line = ++reading.at
        column = next(reading)
      }
      start = reading.at
      if (column < 0 && start >= text.length) break
      if (column === 0 && codeAt(text, start) === percent) directives(reading)
      const marked = isMarker(text, reading.at) && reading.at === reading.line
      if (marked && codeAt(text, reading.at) === dot) {
        reading.at += 3
        if (!endsLine(blanks(reading))) fail(reading, `${found(reading)} cannot follow on the end of a document`)
        bare = true
        continue
      }
      if (marked) start = reading.at
      else if (!bare) fail(reading, '`---` is missing between two documents')
      bare = false
      reading.at += marked ? 3 : 0
      value = marked ? behind(reading, -1, reading.at) : node(reading, -1, column)
      if (next(reading) >= 0) fail(reading, `${found(reading)} cannot stand behind the end of the document`)
    } catch (error) {
      if (error !== abandoned) throw error
      value = abandon(reading, root, start)
      bare = false
    }
    data.push(value)
    roots.push(root)
    starts.push(start)
  }
  return { text, data, tape: cutTape(reading), roots, starts, flaws: reading.flaws, comments: comments ?? [] }
}

/** Anchors, handles and flaws are those of one document. */
function forget(reading: Reading): void {
  reading.depth = 0
  reading.unfolded = 0
  reading.flawed = reading.flaws.length
  if (reading.anchors.size > 0) reading.anchors.clear()
  if (reading.handles.size > 0) reading.handles.clear()
  if (reading.merged.size > 0) reading.merged.clear()
}

/** Lines that begin with `%`. Of them `%TAG` alone means something to us. */
function directives(reading: Reading): void {
  const { text } = reading
  while (codeAt(text, reading.at) === percent && reading.at === reading.line) {
    const stop = text.indexOf('\n', reading.at)
    const line = text.slice(reading.at, stop < 0 ? text.length : stop)
    const [, handle, prefix] = /^%TAG[ \t]+(![^\s!]*!?)[ \t]+(\S+)/.exec(line) ?? []
    if (handle !== undefined && prefix !== undefined) reading.handles.set(handle, prefix)
    reading.at += line.length
    next(reading)
  }
  if (!isMarker(text, reading.at) || codeAt(text, reading.at) === dot)
    fail(reading, '`---` is missing behind the directives')
}

/** Steps to the next document, and leaves nothing of this one but its place. */
function abandon(reading: Reading, root: number, start: number) {
  const { text, flaws } = reading
  reading.top = root
  const node = open(reading, start)
  const from = Math.max(reading.at - 1, start)
  let at = from
  do at = text.indexOf('\n', at) + 1
  while (at > 0 && !isMarker(text, at))
  reading.at = at > 0 ? at : text.length
  remarks(reading, from)
  reading.line = reading.at
  closeScalar(reading, node, reading.at)
  return unknownValue('', `the document could not be read: ${flaws.at(-1)?.message}`)
}

/** What looks like a comment in text that could not be read. */
function remarks({ text, at: end, comments }: Reading, from: number): void {
  const known = comments?.at(-1) ?? 0
  for (
    let at = text.indexOf('#', Math.max(from, known));
    comments && at >= 0 && at < end;
    at = text.indexOf('#', at + 1)
  ) {
    if (at > 0 && !/\s/.test(text[at - 1] ?? '')) continue
    const stop = text.indexOf('\n', at)
    const last = stop < 0 ? text.length : stop
    comments.push(at, text[last - 1] === '\r' ? last - 1 : last)
    at = last - 1
  }
}
