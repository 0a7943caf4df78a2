import { type Path, type Tree, valueAt } from '../src/model/source.ts'
import { isUnknown } from '../src/model/unknown.ts'
import type { Syntax } from '../src/syntax/syntax.ts'

/** What is wrong with the places and edits of a tree: a span outside the text, one that does not read back, an edit that says something else. */
export function misplaced(
  syntax: Syntax,
  tree: Tree,
  reads: (written: string, value: string, path: Path) => boolean,
  fresh: string,
): string | undefined {
  const { text, path: file } = tree.file
  const scalars = [...scalarsIn(tree.data, [])]
  for (const [index, [path, value]] of scalars.entries()) {
    for (const part of ['key', 'value'] as const) {
      const { start, end } = tree.placeOf(path, part).span
      if (start < 0 || start > end || end > text.length) return `${path.join('.')} stands outside the text`
    }
    const { span } = tree.placeOf(path)
    const written = text.slice(span.start, span.end)
    if (typeof value === 'string' && !reads(written, value, path))
      return `${path.join('.')} is ${JSON.stringify(value)}, and ${JSON.stringify(written)} stands there`
    if (index % 7 !== 0 || typeof value !== 'string') continue
    const edit = tree.edit({ set: path, to: fresh })
    if ('refused' in edit) continue
    const next = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
    const after = valueAt(syntax.parse({ path: file, text: next }).data, path)
    if (after !== fresh) return `an edit of ${path.join('.')} reads ${JSON.stringify(after)}`
  }
  return tree.comments.some(({ span }) => span.end > text.length) ? 'a comment stands outside the text' : undefined
}

function* scalarsIn(value: unknown, path: Path): Iterable<readonly [Path, unknown]> {
  if (typeof value !== 'object' || value === null || isUnknown(value))
    yield [path, isUnknown(value) ? undefined : value]
  else
    for (const [key, each] of Object.entries(value))
      yield* scalarsIn(each, [...path, Array.isArray(value) ? Number(key) : key])
}
