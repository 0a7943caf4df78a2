import { typedCheck } from './typed.ts'

export const check = typedCheck(
  {
    title: 'Comparison asks for an order that there is not',
    why: `True, false and null are turned into 1 and 0 before they are compared with \`<\` or \`>\`. Whoever reads that wonders
what was meant; say what is wanted with \`==\` or \`!\`.`,
    severity: 'low',
    level: 'strict',
    examples: [
      {
        bad: `
          on:
            workflow_call:
              inputs:
                slow: { type: boolean }
          jobs:
            test:
              if: inputs.slow > 0
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
        good: `
          on:
            workflow_call:
              inputs:
                slow: { type: boolean }
          jobs:
            test:
              if: inputs.slow == true
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
      },
    ],
  },
  'order',
)
