import { type Change, type Span, under } from '../../model/source.ts'
import { changed, same } from '../changed.ts'
import type { Stream } from './parser/stream.ts'

/**
 * Characters of a document that is read again for each edit. Above it the time would grow with the square of its length
 * where every item of a long list is mended; there the file as a whole is read once, by whoever writes it.
 */
const limit = 200_000

/** Why an edited text does not say what the change asks for, and nothing else; `undefined` when it does. */
export function fault(
  text: string,
  edit: { readonly span: Span; readonly text: string },
  before: Stream,
  change: Change,
  read: (text: string) => Stream,
): string | undefined {
  const [start, end] = before.data.length > 1 ? around(text, edit.span) : [0, text.length]
  if (end - start > limit) return undefined
  const edited = (from: number, to: number) =>
    read(text.slice(from, edit.span.start) + edit.text + text.slice(edit.span.end, to))
  if (before.data.length <= 1) return compared(before, edited(0, text.length), change)
  const touched = read(text.slice(start, end))
  const after = edited(start, end)
  return touched.data.length === 1 && after.data.length === 1
    ? compared(touched, after, alone(change))
    : compared(before, edited(0, text.length), change)
}

/** The lines of the one document that an edit touches: the others cannot notice. */
function around(text: string, { start, end }: Span): [number, number] {
  const next = text.indexOf('\n---', end)
  const marker = text.lastIndexOf('\n---', start - 1)
  return [marker + 1, next < 0 ? text.length : next + 1]
}

/** A document that is looked at alone is the first. */
function alone(change: Change): Change {
  if ('set' in change) return under([0], { ...change, set: change.set.slice(1) })
  if ('insert' in change) return under([0], { ...change, insert: change.insert.slice(1) })
  return under([0], { drop: change.drop.slice(1) })
}

function compared(before: Stream, after: Stream, change: Change): string | undefined {
  if (after.flaws.length > before.flaws.length) return `the text would break: ${after.flaws[0]?.message}`
  const wanted = changed(before.data, change)
  if (!wanted) return 'the path leads through a value that is no map and no list'
  return same(wanted.value, after.data) ? undefined : 'other values would change with it'
}
