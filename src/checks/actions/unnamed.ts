import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Workflow or action has no name',
  why: `Lists of runs and required checks then show the path of the file. A name tells what it is for.`,
  severity: 'low',
  level: 'strict',
  on: Workflow,
  sources: ['zizmor/anonymous-definition'],
  *run({ name }) {
    if (name === undefined) yield { at: ['name'], message: 'The workflow has no `name`; say what it is for' }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        name: Test
        on: push
        permissions: {}
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
