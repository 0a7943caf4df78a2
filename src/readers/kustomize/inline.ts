import {
  type Edit,
  type Path,
  type Place,
  placeIn,
  type Refusal,
  type Span,
  type Tree,
  valueAt,
} from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** YAML inside a text of a tree. Its edits are written where the text is a literal block (`|`), and refused elsewhere. */
export function inlineTree(outer: Tree, path: Path): Tree {
  const text = String(valueAt(outer.data, path))
  const inner = yaml.parse({ path: outer.file.path, text })
  const place = (span: Span): Place => placeIn(outer, path, span)
  return {
    file: outer.file,
    data: inner.data,
    comments: [],
    problems: inner.problems.map((problem) => ({ ...problem, place: place(problem.place.span) })),
    placeOf: (at, part) => place(inner.placeOf(at, part).span),
    edit(change): Edit | Refusal {
      const edit = inner.edit(change)
      if ('refused' in edit) return edit
      const written = indented(outer, path, edit)
      const after = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
      return written && reads(outer, path, written, after)
        ? written
        : { refused: 'the value is part of a text that is not written as a block' }
    },
  }
}

function indented(outer: Tree, path: Path, { span, text }: Edit): Edit | undefined {
  const { file, span: whole } = outer.placeOf(path)
  if (file !== outer.file.path) return undefined
  const pad = /^\|[^\n]*\n\s*?([ ]*)\S/.exec(outer.file.text.slice(whole.start, whole.end))?.[1]
  return pad === undefined
    ? undefined
    : { ...placeIn(outer, path, span), text: text.replace(/\n(?=[^\n])/g, `\n${pad}`) }
}

function reads(outer: Tree, path: Path, { span, text }: Edit, wanted: string): boolean {
  const before = outer.file.text
  const tree = yaml.parse({ ...outer.file, text: before.slice(0, span.start) + text + before.slice(span.end) })
  return tree.problems.length === 0 && valueAt(tree.data, path) === wanted
}
