import { Container, ranBy, StepContainer, scriptOf } from '../../kinds/kubernetes.ts'
import { isCertain, type Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

const dumps: ReadonlySet<string> = new Set([
  'mariadb-dump',
  'mongodump',
  'mysqldump',
  'pg_basebackup',
  'pg_dump',
  'pg_dumpall',
])

export const check: Check<Container> = {
  title: 'Failed backup passes for a good one',
  why: `The script goes on when the dump fails, keeps an empty or broken file, and ends with success: the loss is noticed when
the backup is needed. Begin with \`set -euo pipefail\` (\`set -eu\` in \`sh\`), so that the job fails and an alert can see it.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  *run(container) {
    const script = scriptOf(container)
    if (!script) return
    const all = ranBy(container)
    const stops = all.some(
      ({ name, words }) =>
        (name === 'set' &&
          words.some(({ text }, index) => /^-[a-z]*e/.test(text) || (text === 'errexit' && index > 0))) ||
        (/^(?:ba|da|a)?sh$/.test(name) && words.some(({ text }) => /^-[a-z]*e[a-z]*$/.test(text))),
    )
    if (stops) return
    for (const [index, ran] of all.entries()) {
      const next = all[index + 1]
      if (!dumps.has(ran.name) || !next || !isCertain(ran) || isHeeded(next)) continue
      const at = ran.written[0]?.at
      if (at)
        yield { at, message: `when \`${ran.name}\` fails, \`${next.name}\` runs all the same; begin with \`set -eu\`` }
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
              command:
                - bash
                - -c
                - |
                  pg_dump shop > /backup/shop.sql
                  gzip /backup/shop.sql
                  echo done
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: dump }
        spec:
          containers:
            - name: dump
              image: postgres:18
              command:
                - bash
                - -c
                - |
                  set -eu
                  pg_dump shop > /backup/shop.sql
                  gzip /backup/shop.sql
                  echo done
      `,
    },
  ],
}

/** What follows asks whether it went well. */
function isHeeded({ after, name, words }: Ran): boolean {
  return (
    after === '&&' ||
    after === '||' ||
    ((name === '[' || name === 'test') && words.some(({ text }) => text.includes('$?')))
  )
}
