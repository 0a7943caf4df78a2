import type { Path, Place, Span, Tree } from '../../model/source.ts'
import { markAt } from '../../syntax/gotemplate/traced.ts'
import type { Mark } from '../../syntax/gotemplate/value.ts'
import { isFrom } from './go-values.ts'
import type { Rendered } from './render.ts'

/** Where a stretch of rendered text was written. */
export type Located =
  /** Literal text of a template; `direct` where it is that of the manifest itself, in its own lines. */
  | { readonly is: 'literal'; readonly place: Place; readonly direct: boolean }
  /** A value, or a key, of a file of values; `whole` where nothing else went into the text. */
  | { readonly is: 'value'; readonly tree: Tree; readonly path: Path; readonly key: boolean; readonly whole: boolean }
  /** What actions made, alone or together with literal text: the part of the manifest that did. */
  | { readonly is: 'made'; readonly place: Place }

export function located(rendered: Rendered, { start, end }: Span): Located {
  const { marks, text, file } = rendered
  if (marks.length === 0) return { is: 'made', place: { file: file.path, span: { start: 0, end: 0 } } }
  const parts = partsOf(rendered, start, Math.max(end, start + 1))
  const literal = literalOf(rendered, parts, { start, end })
  if (literal) return literal
  const quoted = end - start > 1 && /^["']/.test(text[start] ?? '') && text[end - 1] === text[start]
  const inner = quoted ? partsOf(rendered, start + 1, end - 1) : parts
  return (
    fromValue(inner.length > 0 ? inner : parts) ?? { is: 'made', place: outermost(rendered, parts, { start, end }) }
  )
}

interface Part {
  readonly mark: Mark
  readonly start: number
  readonly end: number
}

/** The stretch by its origins. White space at its edges says nothing of where a value was written. */
function partsOf({ marks, text }: Rendered, start: number, end: number): readonly Part[] {
  const out: Part[] = []
  for (let index = markAt(marks, start); index < marks.length; index++) {
    const mark = marks[index] as Mark
    if (mark.at >= end) break
    const part = { mark, start: Math.max(start, mark.at), end: Math.min(end, marks[index + 1]?.at ?? text.length) }
    if (part.end > part.start) out.push(part)
  }
  const solid = out.filter((part) => text.slice(part.start, part.end).trim() !== '')
  return solid.length > 0 ? solid : out
}

function literalOf({ file, directory }: Rendered, parts: readonly Part[], { start, end }: Span): Located | undefined {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return undefined
  const { origin } = first.mark
  if (origin?.is !== 'file' || !parts.every(({ mark }) => mark.origin === origin)) return undefined
  const begin = first.mark.from + Math.max(start, first.start) - first.mark.at
  const stop = last.mark.from + Math.min(Math.max(end, start), last.end) - last.mark.at
  if (stop < begin) return undefined
  const isOwn = origin.name === file.path
  if (!isOwn && !isOf(origin.name, directory)) return undefined
  return {
    is: 'literal',
    place: { file: origin.name, span: { start: begin, end: stop } },
    direct: isOwn && parts.every(({ mark }) => !mark.by),
  }
}

/** Whether a template lies in the chart itself, and not in one that it brings along. */
function isOf(path: string, directory: string): boolean {
  const base = directory === '.' ? '' : `${directory}/`
  return path.startsWith(base) && !path.slice(base.length).startsWith('charts/')
}

/** Everything comes from one value: itself, or the values in it. */
function fromValue(parts: readonly Part[]): Located | undefined {
  let tree: Tree | undefined
  let path: Path | undefined
  let key = true
  for (const { mark } of parts) {
    const { origin } = mark
    // What `toYaml` puts between the values has no place of its own.
    if (origin?.is !== 'data') {
      if (origin?.is === 'action' && path && parts.length > 1) continue
      return undefined
    }
    if (!isFrom(origin.of)) return undefined
    if (tree && origin.of.tree !== tree) return undefined
    tree = origin.of.tree
    key &&= origin.key === true
    path = path ? shared(path, origin.of.path) : origin.of.path
  }
  const whole = parts.length === 1 && parts[0]?.mark.from === 0
  // Two values of a file share the file: that says nothing.
  return tree && path && path.length > 1
    ? { is: 'value', tree, path, key: key && parts.length === 1, whole }
    : undefined
}

function shared(one: Path, other: Path): Path {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return one.slice(0, length)
}

/** From the first to the last of what made the stretch, in the manifest's own lines. */
function outermost({ file }: Rendered, parts: readonly Part[], { start, end }: Span): Place {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const { mark, start: begin, end: stop } of parts) {
    const own = mark.by ?? spanIn(mark, file.path, Math.max(start, begin), Math.min(end, stop))
    if (!own) continue
    from = Math.min(from, own.start)
    to = Math.max(to, own.end)
  }
  return { file: file.path, span: to === 0 ? { start: 0, end: 0 } : { start: from, end: to } }
}

function spanIn({ origin, from, at }: Mark, path: string, start: number, end: number): Span | undefined {
  if (origin?.is === 'action' && origin.name === path) return origin.span
  if (origin?.is === 'file' && origin.name === path) return { start: from + start - at, end: from + end - at }
  return undefined
}
