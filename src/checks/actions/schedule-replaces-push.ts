import { type Job, Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { sharedGroupOf, triggerOf } from './groups.ts'

export const check: Check<Workflow> = {
  title: 'A scheduled run takes the place of a push that waits',
  why: `In a \`concurrency\` group one run goes and one waits; another that comes cancels the one that waits. Where a job waits for somebody to agree,
that is a matter of hours: the run of the clock then takes the place of a push, and what was merged is never applied, without a red run.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC8.1'],
  *run(workflow) {
    if (!triggerOf(workflow, 'push') || !triggerOf(workflow, 'schedule')) return
    const group = sharedGroupOf(workflow)
    if (!group || (group.queue !== undefined && group.queue !== 'single')) return
    if (!Object.values(workflow.jobs).some(waitsOnPush)) return
    yield {
      at: ['concurrency', 'group'],
      message: `A scheduled run cancels a push that waits in the group \`${group.name}\`, and what it brought is never deployed; put \`github.event_name\` into the group`,
    }
  },
  examples: [
    {
      bad: `
        on:
          push: { branches: [main] }
          schedule: [{ cron: '17 4 * * *' }]
        permissions: {}
        concurrency: { group: 'terraform-\${{ github.ref }}' }
        jobs:
          apply:
            if: github.event_name == 'push'
            runs-on: ubuntu-24.04
            timeout-minutes: 60
            environment: production
            steps: [{ run: ./apply.sh }]
      `,
      good: `
        on:
          push: { branches: [main] }
          schedule: [{ cron: '17 4 * * *' }]
        permissions: {}
        concurrency: { group: 'terraform-\${{ github.event_name }}-\${{ github.ref }}' }
        jobs:
          apply:
            if: github.event_name == 'push'
            runs-on: ubuntu-24.04
            timeout-minutes: 60
            environment: production
            steps: [{ run: ./apply.sh }]
      `,
    },
    {
      bad: `
        on:
          push: { branches: [main] }
          schedule: [{ cron: '17 4 * * *' }]
        permissions: {}
        concurrency: site
        jobs:
          publish: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./publish.sh }] }
      `,
      good: `
        on:
          push: { branches: [main] }
          schedule: [{ cron: '17 4 * * *' }]
        permissions: {}
        concurrency: { group: site, queue: max }
        jobs:
          publish: { runs-on: ubuntu-24.04, timeout-minutes: 5, environment: production, steps: [{ run: ./publish.sh }] }
      `,
    },
  ],
}

/** Whether a job may wait for somebody when something is pushed. */
function waitsOnPush({ environment, if: condition = '' }: Job): boolean {
  return environment !== undefined && !/event_name\s*==\s*'(?!push')/.test(condition)
}
