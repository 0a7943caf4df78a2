import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn, isFresh, mayHave } from './job-steps.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job expects a database that it does not start',
  why: `The address in the environment leads to the machine of the job, where nothing listens: tests that need it fail, or are skipped. Start it under
\`services\`, with its port.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    if (!isFresh(job) || job.services !== undefined) return
    const steps = doneIn(job)
    for (const [name, value] of Object.entries(job.env ?? {})) {
      const [, scheme = '', host = ''] =
        /^(postgres(?:ql)?|mysql|redis|mongodb|amqp):\/\/(?:[^@/\s]*@)?(localhost|127\.0\.0\.1)(?=[:/]|$)/.exec(
          String(value),
        ) ?? []
      if (scheme === '' || mayHave(steps, steps.length, starts)) continue
      yield {
        at: ['env', name],
        related: [{ resource, at: ['services'], message: 'no service is started' }],
        message: `Nothing listens at \`${host}\` for \`${scheme}\`; start it under \`services\``,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            env: { DATABASE_URL: 'postgres://app:app@localhost:5432/app' }
            steps:
              - uses: actions/checkout@v7
              - run: npm test
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            env: { DATABASE_URL: 'postgres://app:app@localhost:5432/app' }
            services:
              db: { image: 'postgres:18', ports: ['5432:5432'] }
            steps:
              - uses: actions/checkout@v7
              - run: npm test
      `,
    },
  ],
}

const starts =
  /docker|podman|compose|systemctl|service |pg_ctl|brew|(?:postgres|mysql|redis|mongo|rabbit)[^"]*@|ankane\/|supercharge|make |task |\.sh\b|start/i
