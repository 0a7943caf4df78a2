import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Two steps have one id',
  why: 'GitHub refuses the workflow, for `steps.<id>` could mean either. Ids are compared without regard to case.',
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/id'],
  *run({ steps = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, step] of steps.entries()) {
      const id = step?.id?.toLowerCase()
      if (id === undefined) continue
      const other = first.get(id)
      if (other === undefined) first.set(id, index)
      else
        yield {
          at: ['steps', index, 'id'],
          message: `\`${step?.id}\` is the id of an earlier step of this job too; rename one`,
          related: [{ resource, at: ['steps', other, 'id'], message: 'the earlier step' }],
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - { id: build, run: make }
              - { id: build, run: make image }
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - { id: build, run: make }
              - { id: image, run: make image }
      `,
    },
  ],
}
