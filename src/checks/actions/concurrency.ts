import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { eventsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Older runs of a pull request are not cancelled',
  why: `Each push to a pull request starts another run, and those before run on for nothing. \`concurrency\` with a group for each ref and
\`cancel-in-progress\` frees the runners.`,
  severity: 'low',
  level: 'strict',
  on: Workflow,
  sources: ['zizmor/concurrency-limits'],
  *run({ on, jobs, concurrency }) {
    const events = eventsOf(on).map(({ name }) => name)
    if (!events.includes('pull_request') || concurrency !== undefined) return
    if (Object.values(jobs).some((job) => job.concurrency !== undefined)) return
    yield {
      at: ['concurrency'],
      message: 'Older runs go on when a pull request changes; set a `concurrency` group with `cancel-in-progress`',
    }
  },
  examples: [
    {
      bad: `
        on: pull_request
        permissions: {}
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on: pull_request
        permissions: {}
        concurrency: { group: 'ci-\${{ github.ref }}', cancel-in-progress: true }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
