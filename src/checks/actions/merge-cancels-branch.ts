import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { sharedGroupOf, triggerOf } from './groups.ts'
import { deployIn, doneIn } from './job-steps.ts'

export const check: Check<Workflow> = {
  title: 'A pull request that is merged cancels the run of its branch',
  why: `A run that starts because a pull request was closed by its merge has the ref of the branch that it was merged into, not that of the pull
request. A \`concurrency\` group made of \`github.ref\` is then the one of the push that the same merge makes, and with \`cancel-in-progress\` the end of
the pull request cancels the delivery of what it brought.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC8.1'],
  *run(workflow) {
    const closed = triggerOf(workflow, 'pull_request')?.types
    if (!Array.isArray(closed) || !closed.includes('closed') || !triggerOf(workflow, 'push')) return
    const group = sharedGroupOf(workflow)
    if (!group || !cancels(group.cancel)) return
    const deploys = Object.values(workflow.jobs).some(
      (job) => job.environment !== undefined || deployIn(doneIn(job)) !== undefined,
    )
    yield {
      at: ['concurrency', 'group'],
      message: `When a pull request is merged, its last run joins the group \`${group.name}\` of the branch and cancels what runs there; put \`github.event.pull_request.number || github.ref\` into the group`,
      ...(!deploys && { severity: 'medium' }),
    }
  },
  examples: [
    {
      bad: `
        on:
          push: { branches: [main] }
          pull_request: { types: [opened, synchronize, closed] }
        permissions: {}
        concurrency:
          group: deliver-\${{ github.ref }}
          cancel-in-progress: \${{ github.event_name == 'pull_request' }}
        jobs:
          deploy: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./deploy.sh }] }
      `,
      good: `
        on:
          push: { branches: [main] }
          pull_request: { types: [opened, synchronize, closed] }
        permissions: {}
        concurrency:
          group: deliver-\${{ github.event.pull_request.number || github.ref }}
          cancel-in-progress: \${{ github.event_name == 'pull_request' }}
        jobs:
          deploy: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./deploy.sh }] }
      `,
    },
    {
      bad: `
        on:
          push: { branches: [main] }
          pull_request: { types: [closed] }
        permissions: {}
        concurrency: { group: deliver, cancel-in-progress: true }
        jobs:
          deploy: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./deploy.sh }] }
      `,
      good: `
        on:
          push: { branches: [main] }
          pull_request: { types: [opened, synchronize, closed] }
        permissions: {}
        concurrency:
          group: deliver-\${{ github.ref }}
          cancel-in-progress: \${{ github.ref != 'refs/heads/main' }}
        jobs:
          deploy: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./deploy.sh }] }
      `,
    },
  ],
}

/** Whether a run of a pull request, whose ref is that of a branch, cancels what runs: for certain. */
function cancels(given: unknown): boolean {
  if (typeof given === 'boolean') return given
  return (
    typeof given === 'string' &&
    /^\s*(?:true|\$\{\{\s*github\.event_name\s*(?:==\s*'pull_request'|!=\s*'push')\s*\}\})\s*$/.test(given)
  )
}
