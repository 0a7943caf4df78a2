import { Workflow } from '../../kinds/actions.ts'
import { misfitsIn } from '../../kinds/actions-form/form.ts'
import { workflowForm } from '../../kinds/actions-form/workflow.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'GitHub refuses the workflow',
  why: `A key that GitHub does not know, a value of the wrong type or an expression that cannot be read makes the whole workflow
invalid: none of its jobs runs, and a required check that never starts holds up every pull request.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/syntax-check', 'actionlint/expression', 'actionlint/id'],
  *run(_, { resource }) {
    // Permissions are another check's.
    for (const { at, part, message } of misfitsIn(valueAt(resource.tree.data, resource.path), workflowForm))
      if (!at.includes('permissions')) yield part ? { at, part, message } : { at, message }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - name: Test
                run: make test
                timeout_minutes: 5
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - name: Test
                run: make test
                timeout-minutes: 5
      `,
    },
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            if: \${{ env.STAGE == "production" }}
            steps:
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            if: \${{ vars.STAGE == 'production' }}
            steps:
              - run: make test
      `,
    },
  ],
}
