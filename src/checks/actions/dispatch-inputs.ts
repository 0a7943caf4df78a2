import { Trigger } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Build can be steered by inputs',
  why: `What a person types in when starting a workflow changes what is built, and the record of the build does not show it. Builds that have
to be traced take no inputs; what varies stands in the commit.`,
  severity: 'low',
  level: 'strict',
  on: Trigger,
  sources: ['checkov/CKV_GHA_7'],
  *run({ event, inputs = {} }) {
    if (event === 'workflow_dispatch' && Object.keys(inputs).length > 0)
      yield {
        at: ['inputs'],
        part: 'key',
        message: `${Object.keys(inputs)
          .map((each) => `\`${each}\``)
          .join(', ')} can change what is built by hand; keep it in the commit`,
      }
  },
  examples: [
    {
      bad: `
        on:
          workflow_dispatch:
            inputs:
              flavour: { type: string }
        permissions: {}
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
      `,
      good: `
        on:
          workflow_dispatch:
        permissions: {}
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
      `,
    },
  ],
}
