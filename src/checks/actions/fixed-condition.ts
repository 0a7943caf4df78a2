import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Condition is written out as true or false',
  why: `What is never run rots unseen, and what is always run needs no condition. Take the step out, or say on what it depends, such
as a variable of the repository.`,
  severity: 'low',
  level: 'strict',
  on: Job,
  sources: ['actionlint/if-cond'],
  *run({ steps = [] }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    const places: readonly Path[] = [['if'], ['snapshot', 'if'], ...steps.map((_, index) => ['steps', index, 'if'])]
    for (const at of places) {
      const value = isMap(raw) ? valueAt(raw, at) : undefined
      const text = typeof value === 'boolean' ? String(value) : value
      if (typeof text !== 'string') continue
      const [only, more] = expressionsIn(text, true)
      if (!only || more || 'flaw' in only.parsed) continue
      const { expression } = only.parsed
      if (expression.is === 'literal')
        yield {
          at,
          message: `This is always \`${String(expression.value)}\`; drop the condition, or what it stands at`,
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
              - if: false
                run: make slow
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - if: vars.SLOW == 'true'
                run: make slow
      `,
    },
  ],
}
