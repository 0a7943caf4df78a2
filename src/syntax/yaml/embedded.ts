import {
  type Edit,
  type Path,
  type Problem,
  placeIn,
  type Refusal,
  type Span,
  type Tree,
  valueAt,
} from '../../model/source.ts'
import { yaml } from './yaml.ts'

/** The YAML or JSON that stands as a text at `path` of another tree: a file in a ConfigMap, say. `name` is what that file is called. */
export function embedded(outer: Tree, path: Path, name: string): Tree {
  const text = String(valueAt(outer.data, path) ?? '')
  const inner = yaml.parse({ path: name, text })
  const place = (span: Span) => placeIn(outer, path, span)
  const problems = inner.problems.map(
    ({ message, place: { span } }): Problem => ({ message: `\`${name}\`: ${message}`, place: place(span) }),
  )
  return {
    file: outer.file,
    data: inner.data,
    problems,
    comments: inner.comments.map((comment) => ({ ...comment, span: place(comment.span).span })),
    ...(outer.scope !== undefined && { scope: outer.scope }),
    placeOf: (at, part) => place(inner.placeOf(at, part).span),
    placeIn: (at, span) => place(placeIn(inner, at, span).span),
    edit(change) {
      const edit = inner.edit(change)
      return 'refused' in edit ? edit : moved(edit, text, place(edit.span), outer)
    },
  }
}

/** Only where the text of the outer file is the inner text to the letter, and what is written needs no quoting there. */
function moved(
  { span, text: next }: Edit,
  text: string,
  { file, span: there }: Edit | ReturnType<typeof placeIn>,
  outer: Tree,
): Edit | Refusal {
  const old = text.slice(span.start, span.end)
  const same = file === outer.file.path && outer.file.text.slice(there.start, there.end) === old
  if (!same || old === '' || /[\n"'\\]/.test(old + next)) return { refused: 'it stands inside of another text' }
  return { file, span: there, text: next }
}
