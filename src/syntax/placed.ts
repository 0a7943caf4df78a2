import type { Comment, Edit, Path, Problem, Refusal, SourceFile, Span, Tree } from '../model/source.ts'
import { type Change, pathOf } from '../model/source.ts'
import { isUnknown, type Unknown } from '../model/unknown.ts'

/** A value with its place: what a small language is read into before its plain data is taken from it. */
export interface Placed {
  readonly span: Span
  readonly key?: Span
  /** What goes when the value goes: its line, its element. Absent where it cannot go alone. */
  readonly whole?: Span
  readonly value: PlacedValue
}

export type PlacedValue = string | number | boolean | null | Unknown | readonly Placed[] | ReadonlyMap<string, Placed>

export interface Writing {
  readonly comments: readonly Comment[]
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
  /** The text that stands for a scalar where another one stood; absent where nothing may be written. */
  print?(value: string | number | boolean, old: Placed): string | Refusal
  /** The same file with other text, to see what an edit did. */
  again(text: string): { readonly data: unknown; readonly problems: readonly unknown[] }
}

export function placed(
  value: PlacedValue,
  start: number,
  end: number,
  more: Omit<Placed, 'span' | 'value'> = {},
): Placed {
  return { span: { start, end }, value, ...more }
}

/** The parts that are there, by name. */
export function parts(named: { readonly [name: string]: Placed | undefined }): ReadonlyMap<string, Placed> {
  return new Map(Object.entries(named).filter((part): part is [string, Placed] => part[1] !== undefined))
}

export function treeOf(file: SourceFile, root: Placed, writing: Writing): Tree {
  const data = plain(root)
  return {
    file,
    data,
    problems: writing.problems.map(
      ({ message, span }) => ({ message, place: { file: file.path, span } }) satisfies Problem,
    ),
    comments: writing.comments,
    placeOf: (path, part) => ({ file: file.path, span: spanAt(root, path, part) }),
    edit: (change) => edited(file, root, data, writing, change),
  }
}

export function plain({ value }: Placed): unknown {
  if (value instanceof Map) {
    const data: { [name: string]: unknown } = {}
    for (const [name, each] of value as ReadonlyMap<string, Placed>)
      Object.defineProperty(data, name, { value: plain(each), writable: true, enumerable: true, configurable: true })
    return data
  }
  return Array.isArray(value) ? value.map(plain) : value
}

/** What stands at a path, and how far the path led. */
function find(root: Placed, path: Path): { readonly found: Placed; readonly depth: number } {
  let found = root
  for (const [depth, step] of path.entries()) {
    const { value } = found
    const next = value instanceof Map ? value.get(String(step)) : Array.isArray(value) ? value[Number(step)] : undefined
    if (!next) return { found, depth }
    found = next
  }
  return { found, depth: path.length }
}

function spanAt(root: Placed, path: Path, part: 'key' | 'value' = 'value'): Span {
  const { found, depth } = find(root, path)
  return (part === 'key' || depth < path.length ? found.key : undefined) ?? found.span
}

function edited(file: SourceFile, root: Placed, data: unknown, writing: Writing, change: Change): Edit | Refusal {
  const path = pathOf(change)
  const { found, depth } = find(root, path)
  if ('insert' in change || depth < path.length) return { refused: 'only what stands there already can be changed' }
  const draft = 'drop' in change ? dropped(found) : replaced(found, writing, change.to)
  if ('refused' in draft) return draft
  const { text } = file
  const after = writing.again(text.slice(0, draft.span.start) + draft.text + text.slice(draft.span.end))
  if (after.problems.length > writing.problems.length) return { refused: 'the text would break' }
  const same = 'drop' in change ? withoutPath(data, after.data, path) : withPath(data, after.data, path, change.to)
  return same ? { file: file.path, ...draft } : { refused: 'other values would change with it' }
}

function dropped({ whole }: Placed): { span: Span; text: string } | Refusal {
  return whole ? { span: whole, text: '' } : { refused: 'it cannot be taken out alone' }
}

function replaced(found: Placed, { print }: Writing, to: unknown): { span: Span; text: string } | Refusal {
  if (typeof to !== 'string' && typeof to !== 'number' && typeof to !== 'boolean')
    return { refused: 'only a plain value can be written here' }
  if (typeof found.value === 'object' && !isUnknown(found.value))
    return { refused: 'what stands there is no plain value' }
  const text = print?.(to, found) ?? { refused: 'this file is written by its tool' }
  return typeof text === 'string' ? { span: found.span, text } : text
}

/** Whether two readings are the same but for what stands at a path, which is the given value now. */
function withPath(before: unknown, after: unknown, path: Path, to: unknown): boolean {
  if (path.length === 0) return same(after, to)
  return sameBut(before, after, path[0], (a, b) => withPath(a, b, path.slice(1), to))
}

function withoutPath(before: unknown, after: unknown, path: Path): boolean {
  const [step, ...rest] = path
  if (rest.length > 0) return sameBut(before, after, step, (a, b) => withoutPath(a, b, rest))
  if (Array.isArray(before)) return same(before.toSpliced(Number(step), 1), after)
  return same(Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => name !== String(step))), after)
}

function sameBut(before: unknown, after: unknown, step: string | number | undefined, at: typeof same): boolean {
  if (!isParent(before) || !isParent(after)) return false
  const names = Object.keys(before)
  return (
    names.length === Object.keys(after).length &&
    names.every((name) => (name === String(step) ? at : same)(before[name], after[name]))
  )
}

function same(a: unknown, b: unknown): boolean {
  if (isUnknown(a) || isUnknown(b)) return isUnknown(a) && isUnknown(b) && a.text === b.text
  if (!isParent(a) || !isParent(b)) return Object.is(a, b)
  return Array.isArray(a) === Array.isArray(b) && sameBut(a, b, undefined, same)
}

function isParent(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !isUnknown(value)
}
