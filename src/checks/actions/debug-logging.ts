import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Debug output is always on',
  why: `With \`ACTIONS_STEP_DEBUG\` or \`ACTIONS_RUNNER_DEBUG\` every step prints what it is given, secrets in other forms among it. Turn it on for the
one run that needs it, with "Enable debug logging".`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.1'],
  sources: ['poutine/debug_enabled'],
  *run({ env, jobs }) {
    const all = [
      { env, at: ['env'] },
      ...Object.entries(jobs).map(([id, job]) => ({ env: job.env, at: ['jobs', id, 'env'] })),
    ]
    for (const { env: variables, at } of all)
      for (const [name, value] of Object.entries(variables ?? {}))
        if (/^ACTIONS_(?:STEP|RUNNER)_DEBUG$/.test(name) && String(value) === 'true')
          yield { at: [...at, name], message: `\`${name}\` is on for every run; drop it` }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        env: { ACTIONS_STEP_DEBUG: true }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
