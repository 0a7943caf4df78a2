import { Workload } from '../../kinds/kubernetes.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { scalerOf } from '../../links/kubernetes/peak.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isProduction, percent, promised } from './promised.ts'

const intent = `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        objectives: { availability: 99.9 }
        services: { api: { type: api, runtime: node }, mailer: { type: worker, runtime: node } }`

export const check: Check<Workload> = {
  title: 'One replica cannot keep the availability that is promised',
  why: `Each drained node, each crash and each eviction stops a service of one pod for as long as another takes to start, and 99.9 %
leaves 43 minutes a month for everything. Run two or more, or promise less in \`devops.yaml\`. Workers are left out: their
queue waits for them.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  fix: 'risky',
  controls: ['soc2/A1.2', 'nist-800-53/CP-10'],
  *run({ kind, metadata, spec }, { resource, estate, intent }) {
    const service = intent?.services.find(({ name }) => name === metadata.name)
    if (!intent || !service || kind !== 'Deployment' || service.type === 'worker') return
    const { availability } = service.objectives
    const open = isChart(resource) || mayHoldMore(estate, resource) || scalerOf(estate, resource) !== undefined
    if (availability < 0.999 || open || ![resource.scope, resource.tree.file.path].every(isProduction)) return
    if (valueAt(objectOf(resource), ['spec', 'replicas']) !== undefined && spec?.replicas !== 1) return
    const at = ['objectives', 'availability']
    const said = [['services', service.name, ...at], at].find((path) => valueAt(intent.tree.data, [0, ...path]))
    if (!said) return
    yield {
      at: ['spec', 'replicas'],
      message: `\`${metadata.name}\` runs as one pod, and ${percent(availability)} is promised for it; run two or more`,
      related: [promised(resource, intent, said)],
      changes: [{ set: ['spec', 'replicas'], to: 2 }],
    }
  },
  examples: [
    {
      bad: `${intent}
        -- deploy/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 1 }
      `,
      good: `${intent}
        -- deploy/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 2 }
      `,
    },
    {
      bad: `${intent}
        -- deploy/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 1 }
        -- deploy/mailer.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: mailer }
        spec: { replicas: 1 }
        -- staging/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 1 }
      `,
      good: `${intent}
        -- deploy/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 2 }
        -- deploy/mailer.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: mailer }
        spec: { replicas: 1 }
        -- staging/api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 1 }
      `,
    },
  ],
}
