import type { Path } from '../../model/source.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { type Reference, referencesIn } from '../../syntax/expression/references.ts'
import { textsIn } from './surroundings.ts'

/** What the expressions in a job or a step read, and where. An `if` needs no braces. */
export function* readsIn(value: unknown): Iterable<{ readonly reference: Reference; readonly at: Path }> {
  for (const { text, at } of textsIn(value)) {
    const holes = holesIn(text)
    const bare = at.at(-1) === 'if' && holes.length === 0 && !text.includes('${{')
    for (const inner of bare ? [text] : holes.map((hole) => hole.inner))
      for (const reference of referencesIn(inner)) yield { reference, at }
  }
}

/** The key below a context that a reference names: `build` of `steps.build.outputs.x`; none where it is computed. */
export function keyOf(reference: Reference, context: string): string | undefined {
  const [name, key] = reference
  return name?.toLowerCase() === context && key !== '*' ? key : undefined
}
