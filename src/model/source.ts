import { isTagged } from './tagged.ts'

/** A text file: on disk, in an archive or in an example. `path` is relative to the root and uses `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Keys and indices from the top of a tree down to one value. */
export type Path = readonly (string | number)[]

/** Offsets into a file's text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A spot in a file that a person can be sent to. */
export interface Place {
  readonly file: string
  readonly span: Span
}

/** Replaces one span of one file's text. */
export interface Edit extends Place {
  readonly text: string
}

/** Why a change cannot be written: the place is computed, or the text would break. */
export interface Refusal {
  readonly refused: string
}

/**
 * A change to a value, named by its path. The syntax turns it into text and keeps comments and layout.
 * `set` replaces or creates, with a `remark` behind a scalar where the syntax has comments; `insert` puts a list item before the index that ends the path (the length appends).
 */
export type Change =
  | { readonly set: Path; readonly to: unknown; readonly remark?: string }
  | { readonly insert: Path; readonly to: unknown }
  | { readonly drop: Path }

/** Something wrong with the text itself: it could not be read as what it claims to be. */
export interface Problem {
  readonly message: string
  readonly place: Place
  /** Nothing is wrong: what it takes stands elsewhere, or is given later. */
  readonly elsewhere?: true
}

/** A comment's words without its marker. `span` covers the marker too. */
export interface Comment {
  readonly text: string
  readonly span: Span
}

/**
 * Parsed text. `data` is plain values, with `Unknown` where a value cannot be known from files.
 * A derived tree (a rendered overlay or chart) has no text of its own: `file` is what it was derived from,
 * its places lead back to the sources, and edits that cannot be written there are refused.
 */
export interface Tree {
  readonly file: SourceFile
  readonly data: unknown
  readonly problems: readonly Problem[]
  readonly comments: readonly Comment[]
  /** The deployment scope of everything in a derived tree, such as `overlays/production`. */
  readonly scope?: string
  /** Where the key or value at `path` stands, or its nearest ancestor where the path leads nowhere. */
  placeOf(path: Path, part?: 'key' | 'value'): Place
  /** Where a stretch of the text at `path` stands; offsets are into the value. Ask through `placeIn`, which answers for every tree. */
  placeIn?(path: Path, span: Span): Place
  edit(change: Change): Edit | Refusal
}

/** What stands at `path`, or `undefined` where it leads nowhere. A tag on the way is no step. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (isTagged(value)) value = value.value
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as { [step: string]: unknown })[step]
  }
  return value
}

/** Where a stretch of the text at `path` stands, or the whole of it where that cannot be said. */
export function placeIn(tree: Tree, path: Path, span: Span): Place {
  return tree.placeIn?.(path, span) ?? tree.placeOf(path)
}

/** The directory that a path lies in; `.` at the root. */
export function directoryOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'
}

/** Where a relative path leads from a directory; `.` at the root, `undefined` above it. */
export function pathFrom(directory: string, path: string): string | undefined {
  const steps = directory === '.' ? [] : directory.split('/')
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/') || '.'
}

/** The path that a change touches. */
export function pathOf(change: Change): Path {
  return 'set' in change ? change.set : 'insert' in change ? change.insert : change.drop
}

/** The same change, seen from `base` upwards. */
export function under(base: Path, change: Change): Change {
  if ('set' in change) return { ...change, set: [...base, ...change.set] }
  if ('insert' in change) return { insert: [...base, ...change.insert], to: change.to }
  return { drop: [...base, ...change.drop] }
}
