import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Insecure workflow commands are switched on again',
  why: `With \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` anything that a step prints, a log line of a stranger's code included, can set
environment variables and the path of the steps that follow. Write to \`$GITHUB_ENV\` and \`$GITHUB_PATH\` instead.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.8', 'nist-800-53/CM-7'],
  sources: ['checkov/CKV_GHA_1', 'zizmor/insecure-commands'],
  *run({ env, jobs }) {
    const places = [{ env, at: ['env'] as (string | number)[] }]
    for (const [id, job] of Object.entries(jobs)) {
      places.push({ env: job.env, at: ['jobs', id, 'env'] })
      for (const [index, step] of (job.steps ?? []).entries())
        places.push({ env: step?.env, at: ['jobs', id, 'steps', index, 'env'] })
    }
    for (const { env, at } of places)
      if (env && isTrue(env[name]))
        yield {
          at: [...at, name],
          part: 'key',
          message: `\`${name}\` lets every printed line change later steps; drop it`,
        }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            env:
              ACTIONS_ALLOW_UNSECURE_COMMANDS: true
            steps:
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
      `,
    },
  ],
}

const name = 'ACTIONS_ALLOW_UNSECURE_COMMANDS'

function isTrue(value: unknown): boolean {
  return String(value).toLowerCase() === 'true'
}
