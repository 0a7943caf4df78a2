import { Job } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { type Done, doneIn, isFresh } from './job-steps.ts'
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
    const set: readonly (readonly [Path, typeof job.env])[] = [
      [['env'], steps.some(({ step }) => tests.test(step.run ?? '')) ? job.env : undefined],
      ...steps.map(
        ({ step, index }) => [['steps', index, 'env'], tests.test(step.run ?? '') ? step.env : undefined] as const,
      ),
    ]
    for (const [at, env] of set)
      for (const [name, value] of Object.entries(env ?? {})) {
        const address = addressIn(name, String(value))
        if (!address || steps.some(mayStart)) continue
        yield {
          at: [...at, name],
          related: [{ resource, at: ['services'], message: 'no service is started' }],
          message: `Nothing listens at \`${address.host}\` for \`${address.what}\`; start it under \`services\``,
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
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm run test:integration
                env: { REDIS_URL: 'redis://localhost:6379' }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm run build
                env: { DATABASE_URL: 'postgres://nobody@localhost/none' }
              - run: docker compose up --detach redis
              - run: npm run test:integration
                env: { REDIS_URL: 'redis://localhost:6379' }
      `,
    },
  ],
}

function mayStart({ step }: Done): boolean {
  return (step.uses?.startsWith('./') ?? false) || starts.test(`${step.uses ?? ''} ${step.run ?? ''}`)
}

/** The database on this machine that a variable names, by an address or by what it is called. */
function addressIn(name: string, value: string): { readonly what: string; readonly host: string } | undefined {
  const [, scheme, host = ''] =
    /^(?:jdbc:)?(postgres(?:ql)?|mysql|mariadb|rediss?|mongodb|amqps?|nats)(?:\+\w+)?:\/\/(?:[^@/\s]*@)?(localhost|127\.0\.0\.1)(?=[:/]|$)/.exec(
      value,
    ) ?? []
  if (scheme !== undefined) return { what: scheme, host }
  const [, local = '', port = ''] = /^(localhost|127\.0\.0\.1):(\d+)$/.exec(value) ?? []
  const what = ports.get(port)
  return what !== undefined &&
    /^(?:\w*_)?(?:KAFKA|BOOTSTRAP_SERVERS?|REDIS|MONGO\w*|POSTGRES\w*|DATABASE|DB|ELASTICSEARCH|AMQP|RABBIT\w*)/.test(
      name,
    )
    ? { what, host: local }
    : undefined
}

const ports: ReadonlyMap<string, string> = new Map([
  ['5432', 'postgres'],
  ['3306', 'mysql'],
  ['6379', 'redis'],
  ['27017', 'mongodb'],
  ['9092', 'kafka'],
  ['9200', 'elasticsearch'],
  ['5672', 'amqp'],
])
/** What asks a database, rather than being given an address that it does not use. */
const tests = /test|spec\b|e2e|integration|migrat|seed|cypress|playwright|rake/i
const starts =
  /docker|podman|compose|systemctl|service |pg_ctl|brew|(?:postgres|mysql|redis|mongo|rabbit)\S*@|ankane\/|supercharge|make |task |\.sh\b|start|testcontainers/i
