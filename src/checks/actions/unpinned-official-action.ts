import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { majorOf, pinned } from './pin.ts'
import { isCommit, isOfficial, parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: "GitHub's own action is not pinned to a commit",
  why: `Tags of \`actions/*\` and \`github/*\` move too: a run today and a run tomorrow may execute different code. The risk is
smaller than with actions of strangers, for whoever takes over these repositories owns the runner anyway. Name the whole
commit for builds that can be repeated.`,
  severity: 'low',
  level: 'default',
  on: Use,
  fix: 'risky',
  controls: ['soc2/CC8.1'],
  sources: ['zizmor/unpinned-uses'],
  *run({ uses }) {
    const reference = parseReference(uses)
    if (!reference || isCommit(reference.ref) || !isOfficial(reference.repository)) return
    const pin = pinned(reference, majorOf(reference.ref))
    yield {
      at: ['uses'],
      message: `\`${uses}\` can change under you; name the whole commit and keep the version as a comment`,
      ...(pin && { changes: [{ set: ['uses'], to: pin.uses, remark: pin.version }] }),
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
              - uses: actions/checkout@v7
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      `,
    },
  ],
}
