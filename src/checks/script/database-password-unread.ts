import { Container, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const clients: ReadonlySet<string> = new Set(['pg_basebackup', 'pg_dump', 'pg_dumpall', 'pg_restore', 'psql'])

export const check: Check<Container> = {
  title: 'PostgreSQL client gets no password',
  why: `\`psql\`, \`pg_dump\` and their like read \`PGPASSWORD\` or a password file. A variable of another name is for the server's
image; the client asks on a terminal that a job does not have, and fails.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  *run(container) {
    const { env = [], envFrom = [], volumeMounts = [], name } = container
    const names = env.flatMap((each) => each?.name ?? [])
    const other = env.findIndex((each) => /(?:^|_)(?:PASSWORD|PASSWD|PASS)$/.test(each?.name ?? ''))
    if (other < 0 || envFrom.length > 0 || names.some((each) => read.test(each))) return
    if (volumeMounts.some((mount) => /pgpass|pg_service/.test(`${mount?.mountPath} ${mount?.subPath}`))) return
    const all = ranBy(container)
    const setsIt = all.some(
      ({ assignments, written }) =>
        assignments.some((each) => read.test(each.name)) || written.some(({ text }) => /^PGPASS|\.pgpass\b/.test(text)),
    )
    const client = all.find((ran) => clients.has(ran.name) && ran.words.some(({ text }) => /^(?:-h|--host)/.test(text)))
    if (!client || setsIt || client.words.some(({ text }) => /password=|:\/\//.test(text))) return
    const at = client.written[0]?.at
    if (at)
      yield {
        at,
        message: `\`${client.name}\` does not read \`${names[other] ?? env[other]?.name}\`; give \`${name}\` the password as \`PGPASSWORD\``,
      }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: dump }
        spec:
          containers:
            - name: dump
              image: postgres:18
              command: [bash, -c, 'pg_dump -h "$HOST" -U app shop > /backup/shop.sql']
              env:
                - { name: HOST, value: db }
                - name: POSTGRES_PASSWORD
                  valueFrom: { secretKeyRef: { name: db, key: password } }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: dump }
        spec:
          containers:
            - name: dump
              image: postgres:18
              command: [bash, -c, 'pg_dump -h "$HOST" -U app shop > /backup/shop.sql']
              env:
                - { name: HOST, value: db }
                - name: PGPASSWORD
                  valueFrom: { secretKeyRef: { name: db, key: password } }
      `,
    },
  ],
}

const read = /^(?:PGPASSWORD|PGPASSFILE|PGSERVICE|PGSERVICEFILE)$/
