import { type Change, type Path, pathOf, type Span } from '../../model/source.ts'
import { isTagged, taggedValue } from '../../model/tagged.ts'
import { dataOf } from './data.ts'
import { type Documents, documentsOf, type Flaw } from './documents.ts'

/**
 * Characters of a document that is read again for each edit. Above it the time would grow with the square of its length
 * where every item of a long list is mended; there the file as a whole is read once, by whoever writes it.
 */
const limit = 32_000

/** Why an edited text does not say what the change asks for, and nothing else; `undefined` when it does. */
export function fault(
  text: string,
  edit: { readonly span: Span; readonly text: string },
  before: Documents,
  change: Change,
): string | undefined {
  const [start, end] = before.length > 1 ? around(text, edit.span) : [0, text.length]
  if (end - start > limit) return undefined
  const after = text.slice(start, edit.span.start) + edit.text + text.slice(edit.span.end, end)
  const { documents, flaws } = documentsOf(after)
  const touched = before[Number(pathOf(change)[0])]
  if (before.length > 1 && (documents.length !== 1 || !touched)) return whole(text, edit, before, change)
  return compared(before.length > 1 && touched ? [touched] : before, documents, flaws, moved(change, before.length))
}

/** The lines of the one document that an edit touches: the others cannot notice. */
function around(text: string, { start, end }: Span): [number, number] {
  const next = text.indexOf('\n---', end)
  const marker = text.lastIndexOf('\n---', start - 1)
  return [marker + 1, next < 0 ? text.length : next + 1]
}

/** In a stream of several, the document that is looked at alone is the first. */
function moved(change: Change, count: number): Change {
  if (count <= 1) return change
  if ('set' in change) return { set: [0, ...change.set.slice(1)], to: change.to }
  if ('insert' in change) return { insert: [0, ...change.insert.slice(1)], to: change.to }
  return { drop: [0, ...change.drop.slice(1)] }
}

function whole(text: string, { span, text: next }: { span: Span; text: string }, before: Documents, change: Change) {
  const { documents, flaws } = documentsOf(text.slice(0, span.start) + next + text.slice(span.end))
  return compared(before, documents, flaws, change)
}

function compared(before: Documents, after: Documents, flaws: readonly Flaw[], change: Change): string | undefined {
  const known = before.reduce((count, { errors }) => count + Math.min(20, errors.length), 0)
  if (flaws.length > known) return `the text would break: ${flaws[0]?.message}`
  const wanted = changed(before.map(plain), change)
  if (!wanted) return 'the path leads through a value that is no map and no list'
  return same(wanted.value, after.map(plain)) ? undefined : 'other values would change with it'
}

function plain(document: Documents[number]): unknown {
  return dataOf(document).value
}

/** The data with the change made; `undefined` where the path cannot be gone. */
export function changed(data: unknown, change: Change): { value: unknown } | undefined {
  if ('set' in change) return rebuilt(data, change.set, (_, to) => to(change.to))
  const path = 'insert' in change ? change.insert : change.drop
  const step = path.at(-1)
  return rebuilt(data, path.slice(0, -1), (parent, to) => {
    if ('insert' in change) {
      const list = parent ?? []
      return Array.isArray(list) ? to(list.toSpliced(Number(step), 0, change.to)) : undefined
    }
    if (Array.isArray(parent)) return to(parent.toSpliced(Number(step), 1))
    if (!isObject(parent)) return undefined
    return to(Object.fromEntries(Object.entries(parent).filter(([key]) => key !== String(step))))
  })
}

type Make = (value: unknown, to: (value: unknown) => { value: unknown }) => { value: unknown } | undefined

function rebuilt(data: unknown, path: Path, make: Make): { value: unknown } | undefined {
  const [step, ...rest] = path
  if (step === undefined) return make(data, (value) => ({ value }))
  if (isTagged(data)) {
    const inner = rebuilt(data.value, path, make)
    return inner && { value: taggedValue(data.tag, inner.value) }
  }
  if (Array.isArray(data) || ((data === undefined || data === null) && step === 0)) {
    const list: readonly unknown[] = Array.isArray(data) ? data : []
    if (typeof step !== 'number' || step > list.length) return undefined
    const inner = rebuilt(list[step], rest, make)
    return inner && { value: list.toSpliced(step, 1, inner.value) }
  }
  if (!isObject(data) && data !== null && data !== undefined) return undefined
  const key = String(step)
  const map = data ?? {}
  const inner = rebuilt(Object.hasOwn(map, key) ? (map as { [key: string]: unknown })[key] : undefined, rest, make)
  return inner && { value: Object.fromEntries([...Object.entries(map).filter(([k]) => k !== key), [key, inner.value]]) }
}

/** Equal as data: the order of keys does not count, nor does a key without a value. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]))
    )
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a).filter((key) => a[key] !== undefined)
  return (
    names.length === Object.keys(b).filter((key) => b[key] !== undefined).length &&
    names.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
