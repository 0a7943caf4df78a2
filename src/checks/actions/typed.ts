import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { complaintsOf, type Placed } from './typing.ts'

/** A check that reports what the types of a workflow's expressions tell about these topics. */
export function typedCheck(
  parts: Pick<Check<Workflow>, 'title' | 'why' | 'severity' | 'level' | 'examples'>,
  ...about: readonly Placed['about'][]
): Check<Workflow> {
  return {
    ...parts,
    on: Workflow,
    sources: ['actionlint/expression'],
    *run(_, { resource, estate }) {
      for (const each of complaintsOf(resource, estate))
        if (about.includes(each.about))
          yield { at: each.at, message: each.message, ...(each.about === 'form' && { part: 'key' }) }
    },
  }
}
