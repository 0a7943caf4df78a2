import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { keyOf, readsIn } from './expressions.ts'

export const check: Check<Job> = {
  title: 'Expression reads a step that does not exist',
  why: `\`steps.<id>\` of an id that no earlier step of the job has is empty, without an error: a condition is then false, an
image has no digest, and the job passes.`,
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/expression'],
  *run({ steps = [] }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (!isMap(raw)) return
    const seen = new Set<string>()
    const ids = steps.map((step) => step?.id?.toLowerCase())
    // A step whose id cannot be read may be the one that is meant.
    const hidden = steps.findIndex(
      (step, index) => !step || (step.id === undefined && valueAt(raw, ['steps', index, 'id']) !== undefined),
    )
    for (const { reference, at } of readsIn({ outputs: raw.outputs, environment: raw.environment, steps: raw.steps })) {
      const id = keyOf(reference, 'steps')
      const index = at[0] === 'steps' && typeof at[1] === 'number' ? at[1] : steps.length
      if (hidden >= 0 && hidden < index) continue
      if (id === undefined || ids.slice(0, index).includes(id.toLowerCase()) || seen.has(`${at.join('/')} ${id}`))
        continue
      seen.add(`${at.join('/')} ${id}`)
      const later = ids.indexOf(id.toLowerCase())
      const [close] = nearest(
        id,
        steps.slice(0, index).flatMap((step) => (step?.id === undefined ? [] : [step.id])),
      )
      yield {
        at,
        message: `No earlier step has the id \`${id}\`${later >= 0 ? ', a later one has; move this below it' : close ? `; did you mean \`${close}\`?` : '; give it to the step that is meant'}`,
        ...(later >= 0 && { related: [{ resource, at: ['steps', later, 'id'], message: 'the later step' }] }),
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs:
              digest: \${{ steps.biuld.outputs.digest }}
            steps:
              - id: build
                run: make image
      `,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs:
              digest: \${{ steps.build.outputs.digest }}
            steps:
              - id: build
                run: make image
      `,
    },
  ],
}
