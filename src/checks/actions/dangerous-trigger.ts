import { Trigger } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Workflow starts with the rights of the repository for everybody',
  why: `\`pull_request_target\` and \`workflow_run\` run with secrets and a token that may write, started by whoever opens a pull request.
One checkout or one unquoted title hands both over. Use \`pull_request\`, and a second workflow only for what truly needs rights.`,
  severity: 'medium',
  level: 'strict',
  on: Trigger,
  sources: ['zizmor/dangerous-triggers'],
  *run({ event }) {
    if (event === 'pull_request_target' || event === 'workflow_run')
      yield {
        part: 'key',
        message: `\`${event}\` lets anybody start this with the rights of the repository; see whether \`pull_request\` does`,
      }
  },
  examples: [
    {
      bad: `
        on: pull_request_target
        permissions: {}
        jobs:
          label: { runs-on: ubuntu-24.04, steps: [{ run: make label }] }
      `,
      good: `
        on: pull_request
        permissions: {}
        jobs:
          label: { runs-on: ubuntu-24.04, steps: [{ run: make label }] }
      `,
    },
  ],
}
