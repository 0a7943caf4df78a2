import { typedCheck } from './typed.ts'

export const check = typedCheck(
  {
    title: 'Object is put into a text',
    why: `In a text an object becomes the word \`Object\` and a list the word \`Array\`; what it holds is lost. Name the part that is
meant, or write all of it with \`toJSON\`, through an environment variable.`,
    severity: 'medium',
    level: 'default',
    examples: [
      {
        bad: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "$EVENT"
                  env: { EVENT: '\${{ github.event }}' }
        `,
        good: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "$EVENT"
                  env: { EVENT: '\${{ toJSON(github.event) }}' }
        `,
      },
    ],
  },
  'text',
)
