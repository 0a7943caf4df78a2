import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Job has no time limit',
  why: `A step that hangs holds its runner for six hours, and the pull request with it. Give each job the time that it needs,
twice over.`,
  severity: 'low',
  level: 'strict',
  on: Job,
  *run(job) {
    if (job.uses !== undefined || job['timeout-minutes'] !== undefined || !job.steps) return
    yield { at: ['timeout-minutes'], message: 'The job may hang for six hours; set `timeout-minutes`' }
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
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 15
            steps:
              - run: make test
      `,
    },
  ],
}
