import type { Change } from '../../model/source.ts'
import { commentsIn } from '../../syntax/yaml/comments.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { type Part, shift } from './branch.ts'
import { changesOf } from './data.ts'

/** A collection in brackets, or in brackets in one of the three: what devops changed is written into your text. */
export function joinFlow(
  b: Part,
  u: Part,
  g: Part,
  { u: column, at }: { readonly u: number; readonly at: readonly string[] },
) {
  if ([b, u, g].some(({ value }) => typeof value !== 'object' || value === null)) return undefined
  const field = at.findLast((step) => !step.startsWith('[')) ?? ''
  const { changes, clashes } = changesOf(b.value, u.value, g.value, [field])
  if (clashes.length > 0) return undefined
  const item = u.key === '' || u.key.startsWith('[')
  const top = item ? [0, 0] : [0, u.key]
  const [first = '', ...rest] = u.lines
  const text = `${[first.slice(column), ...shift(rest, column, 0)].join('\n')}\n`
  const done = applied(
    text,
    changes.map((change) => moved(change, top)),
  )
  if (done === undefined || !keepsComments(text, done)) return undefined
  return shift(done.replace(/\n$/, '').split('\n'), 0, column)
}

/** What is replaced as a whole takes the comments inside it along. */
function keepsComments(before: string, after: string): boolean {
  const left = new Set(commentsIn(after).map(({ text }) => text))
  return commentsIn(before).every(({ text }) => left.has(text))
}

/** The text after all changes; `undefined` when one of them cannot be written. */
export function applied(text: string, changes: readonly Change[], path = 'merge.yaml'): string | undefined {
  let result = text
  for (const change of changes) {
    const edit = yaml.parse({ path, text: result }).edit(change)
    if ('refused' in edit) return undefined
    result = result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end)
  }
  return result
}

function moved(change: Change, top: readonly (string | number)[]): Change {
  if ('set' in change) return { set: [...top, ...change.set.slice(1)], to: change.to }
  if ('insert' in change) return { insert: [...top, ...change.insert.slice(1)], to: change.to }
  return { drop: [...top, ...change.drop.slice(1)] }
}
