import { typedCheck } from './typed.ts'

export const check = typedCheck(
  {
    title: 'Expression reads a property that does not exist',
    why: `A property that a context does not have is empty, without an error: a condition on it is never true, and a command
gets an argument less. That is so of a misspelt property of \`github\`, of an input or secret that the workflow does not declare, and of an
output that the action or called workflow does not give.`,
    severity: 'high',
    level: 'default',
    examples: [
      {
        bad: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "\${{ github.repository_name }}"
        `,
        good: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "\${{ github.repository }} \${{ github.event.repository.name }} \${{ env.NAME }} \${{ vars.NAME }}"
        `,
      },
      {
        bad: `
          on:
            workflow_dispatch:
              inputs:
                stage: { type: string }
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "$STAGE"
                  env: { STAGE: '\${{ inputs.stag }}' }
        `,
        good: `
          on:
            workflow_dispatch:
              inputs:
                stage: { type: string }
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "$STAGE"
                  env: { STAGE: '\${{ inputs.stage || github.event.inputs.stage }}' }
        `,
      },
      {
        bad: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - id: cache
                  uses: actions/cache@v4
                  with: { path: ~/.npm, key: npm }
                - if: steps.cache.outputs.cache_hit != 'true'
                  run: npm ci
        `,
        good: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - id: cache
                  uses: actions/cache@v4
                  with: { path: ~/.npm, key: npm }
                - if: steps.cache.outputs.cache-hit != 'true'
                  run: npm ci
        `,
      },
    ],
  },
  'name',
)
