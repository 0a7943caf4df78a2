import { Action } from '../../kinds/actions.ts'
import { actionForm } from '../../kinds/actions-form/action.ts'
import { misfitsIn } from '../../kinds/actions-form/form.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Action> = {
  title: 'GitHub refuses the action',
  why: 'A step without a shell, a key that GitHub does not know or an expression that cannot be read fails every job that uses the action.',
  severity: 'high',
  level: 'default',
  on: Action,
  sources: ['actionlint/action'],
  *run(_, { resource }) {
    for (const { at, part, message } of misfitsIn(valueAt(resource.tree.data, resource.path), actionForm))
      yield part ? { at, part, message } : { at, message }
  },
  examples: [
    {
      bad: `
        name: build
        runs:
          using: composite
          steps:
            - run: make
      `,
      good: `
        name: build
        runs:
          using: composite
          steps:
            - run: make
              shell: bash
      `,
    },
  ],
}
