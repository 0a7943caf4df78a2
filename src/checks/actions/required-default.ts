import { Trigger } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Required input of a workflow has a default',
  why: `Whoever calls the workflow must give a required input, so its default is never used. Take away \`required\`, or the
default.`,
  severity: 'low',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/events'],
  *run({ event, inputs = {} }) {
    if (event !== 'workflow_call') return
    for (const [name, input] of Object.entries(inputs))
      if (isMap(input) && input.required === true && input.default !== undefined)
        yield {
          at: ['inputs', name, 'default'],
          message: `\`${name}\` is required, so its default is never used; drop one of the two`,
        }
  },
  examples: [
    {
      bad: `
        on:
          workflow_call:
            inputs:
              stage: { type: string, required: true, default: staging }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          workflow_call:
            inputs:
              stage: { type: string, default: staging }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
