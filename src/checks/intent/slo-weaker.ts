import { ServiceLevelObjective } from '../../kinds/slo.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { percent, promised } from './promised.ts'

type Objective = DataOf<typeof ServiceLevelObjective>

export const check: Check<Objective> = {
  title: 'Service level objective is weaker than what is promised',
  why: `The error budget is reckoned from the objective, so alerts stay silent and releases go on while the promise to the users is
already broken. Raise the objective to what \`devops.yaml\` says, or promise less there.`,
  severity: 'high',
  level: 'default',
  on: ServiceLevelObjective,
  controls: ['soc2/A1.1'],
  *run({ target, service, name }, { resource, intent }) {
    const found = intent?.services.findIndex((each) => each.name === service) ?? -1
    const promise = intent?.services[found]
    if (!intent || !promise || target === undefined || !/avail|error|success/i.test(name)) return
    const { availability } = promise.objectives
    if (target >= availability) return
    yield {
      message: `\`${name}\` aims at ${percent(target)}, and \`${promise.name}\` is promised ${percent(availability)}; raise the objective`,
      related: [promised(resource, intent, ['services', promise.name])],
    }
  },
  examples: [
    {
      bad: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        objectives: { availability: 99.9 }
        services: { api: { type: api, runtime: node, objectives: { availability: 99.95 } } }
        -- slo.yaml --
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: api-availability }
        spec:
          service: api
          budgetingMethod: Occurrences
          objectives: [{ target: 0.99 }]
          indicator: { metadata: { name: good }, spec: { thresholdMetric: { metricSource: { type: Prometheus, spec: { query: up } } } } }
      `,
      good: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        objectives: { availability: 99.9 }
        services: { api: { type: api, runtime: node, objectives: { availability: 99.95 } } }
        -- slo.yaml --
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: api-availability }
        spec:
          service: api
          budgetingMethod: Occurrences
          objectives: [{ target: 0.9995 }]
          indicator: { metadata: { name: good }, spec: { thresholdMetric: { metricSource: { type: Prometheus, spec: { query: up } } } } }
      `,
    },
  ],
}
