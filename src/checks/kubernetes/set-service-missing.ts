import { Workload } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<Workload> = {
  title: 'StatefulSet is named by a Service that is not there',
  why: `The pods of a StatefulSet get their names in the DNS (\`db-0.db\`) from the headless Service that \`serviceName\` names.
Without it the set comes up, but its members cannot find each other. Add the Service with \`clusterIP: None\`.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ kind, spec }, { resource, estate }) {
    const name = spec?.serviceName
    if (kind !== 'StatefulSet' || !name) return
    const others = besideAbsent(estate, resource, ['Service'], name)
    if (!others || others.length === 0) return
    yield {
      at: ['spec', 'serviceName'],
      message: `there is no Service \`${name}\`; add it with \`clusterIP: None\`, or name one that exists`,
      related: shown(others, (other) => `makes \`${ownName(other)}\``),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec: { serviceName: db-headless, selector: { matchLabels: { app: db } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
      `,
      good: `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec: { serviceName: db, selector: { matchLabels: { app: db } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
      `,
    },
  ],
}
