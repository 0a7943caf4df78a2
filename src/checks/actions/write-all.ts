import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Token may write to everything',
  why: `With \`write-all\` any action or script in the job can push code, publish releases and change other workflows' results.
Name the scopes that the job needs and leave the others out: they are then denied.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
  sources: ['zizmor/excessive-permissions', 'checkov/CKV2_GHA_1'],
  *run({ permissions, jobs }) {
    const message = '`write-all` lets every step change everything; name the scopes that are needed'
    if (permissions === 'write-all') yield { at: ['permissions'], message }
    for (const [name, job] of Object.entries(jobs))
      if (job.permissions === 'write-all') yield { at: ['jobs', name, 'permissions'], message }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: write-all
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
