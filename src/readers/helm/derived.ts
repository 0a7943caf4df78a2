import {
  type Change,
  type Edit,
  type Path,
  type Place,
  type Problem,
  pathOf,
  placeIn,
  type Refusal,
  type Span,
  type Tree,
  valueAt,
} from '../../model/source.ts'
import { markAt } from '../../syntax/gotemplate/traced.ts'
import type { Asking } from './asked.ts'
import { type Document, ownPath } from './documents.ts'
import { type Located, located } from './locate.ts'
import type { Rendered } from './render.ts'

/** What a chart comes to with one set of values, as a tree that other readers read. */
export function treeOf(
  root: Tree,
  documents: readonly Document[],
  more: readonly unknown[],
  problems: readonly Problem[],
  scope: string,
  asked?: Asking,
): Tree {
  const documentAt = (path: Path): Document | undefined =>
    typeof path[0] === 'number' ? documents[path[0]] : undefined
  return {
    file: root.file,
    data: [...documents.map(({ value }) => value), ...more],
    problems,
    comments: [],
    scope,
    placeOf: (path, part) => {
      const document = documentAt(path)
      if (document) return placeOf(spotOf(document, document.tree.placeOf(ownPath(path), part).span))
      return asked?.placeOf(path, part) ?? root.placeOf([0])
    },
    placeIn: (path, span) => {
      const document = documentAt(path)
      return document ? placeOf(spotOf(document, placeIn(document.tree, ownPath(path), span).span)) : root.placeOf([0])
    },
    edit: (change) => {
      const document = documentAt(pathOf(change))
      return document ? edit(document, change) : { refused: 'there is no such object' }
    },
  }
}

function spotOf({ rendered, at }: Document, { start, end }: Span): Located {
  return located(rendered, { start: start + at, end: end + at })
}

function placeOf(spot: Located): Place {
  return spot.is === 'value' ? spot.tree.placeOf(spot.path, spot.key ? 'key' : 'value') : spot.place
}

/** In the file of values where the value is one of its own, in the template where the literal text stands there. */
function edit(document: Document, change: Change): Edit | Refusal {
  const { tree } = document
  if ('set' in change) {
    const { span } = tree.placeOf(ownPath(change.set))
    const spot = leadsTo(document, change.set) ? spotOf(document, span) : undefined
    if (spot?.is === 'value')
      return spot.whole && !spot.key && isUncut(document, change.set, spot)
        ? spot.tree.edit({ set: spot.path, to: change.to })
        : { refused: computed }
    if (spot?.is === 'made' && isScalarAt(document, change.set)) return { refused: computed }
  }
  const made = tree.edit(own(change))
  if ('refused' in made) return made
  return inTemplate(document, made)
}

const computed = 'the value is computed by the template'

function own(change: Change): Change {
  if ('set' in change) return { ...change, set: ownPath(change.set) }
  return 'insert' in change ? { ...change, insert: ownPath(change.insert) } : { drop: ownPath(change.drop) }
}

/** The template wrote all of the value, and nothing but the value. */
function isUncut({ value }: Document, path: Path, { tree, path: own }: Extract<Located, { is: 'value' }>): boolean {
  return String(stepsInto(value, path.slice(1))) === String(valueAt(tree.data, own))
}

function leadsTo({ value }: Document, path: Path): boolean {
  return stepsInto(value, path.slice(1)) !== undefined
}

function isScalarAt({ value }: Document, path: Path): boolean {
  const found = stepsInto(value, path.slice(1))
  return found !== undefined && (typeof found !== 'object' || found === null)
}

function stepsInto(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as { [step: string]: unknown })[step]
  }
  return at
}

/** The edit of the rendered text, where all of it falls on literal text of the manifest. */
function inTemplate(document: Document, made: Edit): Edit | Refusal {
  const { rendered, at } = document
  const { text } = made
  if (text.includes('{{')) return { refused: 'the text would be read as a template' }
  const start = made.span.start + at
  const end = made.span.end + at
  const span = start === end ? between(rendered, start) : over(rendered, start, end)
  if (!span || isTrimmed(rendered.file.text, span, text)) return { refused: computed }
  return { file: rendered.file.path, span, text }
}

function over(rendered: Rendered, start: number, end: number): Span | undefined {
  const spot = located(rendered, { start, end })
  if (spot.is !== 'literal' || !spot.direct) return undefined
  const { span } = spot.place
  return span.end - span.start === end - start ? span : undefined
}

/** Behind the character before, or else right behind the action that wrote it: what follows may stand in another branch. */
function between(rendered: Rendered, offset: number): Span | undefined {
  const before = offset > 0 ? over(rendered, offset - 1, offset) : undefined
  if (before) return { start: before.end, end: before.end }
  const after = over(rendered, offset, offset + 1)
  return after && after.start === writerOf(rendered, offset - 1)?.end
    ? { start: after.start, end: after.start }
    : undefined
}

/** The action that wrote a character. */
function writerOf({ marks }: Rendered, offset: number): Span | undefined {
  const mark = marks[markAt(marks, offset)]
  return mark?.by ?? (mark?.origin?.is === 'action' ? mark.origin.span : undefined)
}

/** White space at its edges would be taken away by the action beside it. */
function isTrimmed(file: string, { start, end }: Span, text: string): boolean {
  const [left, right] = [file.slice(Math.max(0, start - 200), start), file.slice(end, end + 200)]
  return (/^\s/.test(text) && /-\}\}\s*$/.test(left)) || (/\s$/.test(text) && /^\s*\{\{-/.test(right))
}
