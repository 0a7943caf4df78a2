import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'

export const check: Check<Use> = {
  title: 'Checkout leaves its token behind',
  why: `\`actions/checkout\` keeps the job's token on the runner for later \`git\` commands, where every later step can read it.
Set \`persist-credentials: false\` unless a later step pushes.`,
  severity: 'low',
  level: 'strict',
  on: Use,
  fix: 'risky',
  controls: ['soc2/CC6.1'],
  sources: ['zizmor/artipacked'],
  *run({ uses, with: inputs }) {
    if (!isAction(uses, 'actions/checkout')) return
    const kept = inputs?.['persist-credentials']
    if (kept !== undefined && kept !== true && kept !== 'true') return
    yield {
      at: ['with', 'persist-credentials'],
      message:
        '`persist-credentials` is on: later steps can read the token; set it to `false` unless one of them pushes',
      changes: inputs
        ? [{ set: ['with', 'persist-credentials'], to: false }]
        : [{ set: ['with'], to: { 'persist-credentials': false } }],
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - run: make test
      `,
    },
  ],
}
