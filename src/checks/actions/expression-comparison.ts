import { typedCheck } from './typed.ts'

export const check = typedCheck(
  {
    title: 'Comparison always says the same',
    why: `An object or a list is equal to nothing but itself, and has no order. The step behind such a condition runs always or
never. Compare a part of it, or use \`contains\`.`,
    severity: 'high',
    level: 'default',
    examples: [
      {
        bad: `
          on: push
          jobs:
            test:
              if: github.event == 'push'
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
        good: `
          on: push
          jobs:
            test:
              if: github.event_name == 'push'
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
      },
    ],
  },
  'comparison',
)
