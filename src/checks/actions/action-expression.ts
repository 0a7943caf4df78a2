import { Action } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { complaintsOf } from './typing.ts'

export const check: Check<Action> = {
  title: 'Expression of an action cannot give what is meant',
  why: `An input that the action does not declare is empty, without an error, and so is every property that a context does not
have. An object in a text becomes the word \`Object\`. Each job that uses the action then works with the wrong values.`,
  severity: 'high',
  level: 'default',
  on: Action,
  sources: ['actionlint/action'],
  *run(_, { resource, estate }) {
    for (const { about, message, at } of complaintsOf(resource, estate)) if (about !== 'order') yield { at, message }
  },
  examples: [
    {
      bad: `
        name: build
        inputs:
          target: { description: What is built }
        runs:
          using: composite
          steps:
            - run: make "$TARGET"
              shell: bash
              env: { TARGET: '\${{ inputs.traget }}' }
      `,
      good: `
        name: build
        inputs:
          target: { description: What is built }
        runs:
          using: composite
          steps:
            - run: make "$TARGET"
              shell: bash
              env: { TARGET: '\${{ inputs.target }}' }
      `,
    },
  ],
}
