import { typedCheck } from './typed.ts'

export const check = typedCheck(
  {
    title: 'Expression hands over what does not fit',
    why: `\`format\` fails where its pattern names a value that it is not given, \`fromJSON\` where the text is no JSON. A list
that is asked for a name and an object that is asked for a number give nothing. Where GitHub needs a list, an object or a number, anything
else stops the workflow.`,
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
                - run: echo "\${{ format('{0} on {1}', github.sha) }}"
        `,
        good: `
          on: push
          jobs:
            test:
              runs-on: ubuntu-24.04
              steps:
                - run: echo "\${{ format('{0} on {1}', github.sha, github.ref) }}"
        `,
      },
      {
        bad: `
          on: push
          jobs:
            test:
              if: contains(fromJSON('["main", "release"'), github.ref_name)
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
        good: `
          on: push
          jobs:
            test:
              if: contains(fromJSON('["main", "release"]'), github.ref_name)
              runs-on: ubuntu-24.04
              steps: [{ run: make test }]
        `,
      },
    ],
  },
  'argument',
  'index',
  'form',
)
