import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { eventsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Workflow does not say what its token may do',
  why: `Without \`permissions\` the token has what the repository's settings give, which in many repositories is writing to
everything. Grant \`contents: read\` for the workflow and more only to the job that needs it.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.1', 'soc2/CC6.3', 'nist-800-53/AC-6'],
  sources: ['zizmor/excessive-permissions', 'checkov/CKV2_GHA_1', 'poutine/default_permissions_on_risky_events'],
  *run({ on, permissions, jobs }) {
    const events = eventsOf(on)
    // A workflow that is only called gets what its caller grants.
    if (permissions !== undefined || (events.length > 0 && events.every(({ name }) => name === 'workflow_call'))) return
    const silent = Object.entries(jobs).filter(([, job]) => job.permissions === undefined)
    if (silent.length === 0) return
    const names = silent.map(([name]) => `\`${name}\``).join(', ')
    yield {
      at: ['permissions'],
      message: `${names} ${silent.length === 1 ? 'gets' : 'get'} the repository's default token rights; start the workflow with \`permissions: { contents: read }\``,
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
              - run: make test
      `,
      good: `
        on: push
        permissions:
          contents: read
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
      `,
    },
  ],
}
