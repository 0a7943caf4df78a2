import { LimitRange } from '../../kinds/kubernetes/quotas.ts'
import { Container } from '../../kinds/kubernetes.ts'
import { inReach } from '../../links/kubernetes/reach.ts'
import { compareQuantities } from '../../values/quantity.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Container asks for what the LimitRange of its namespace refuses',
  why: `The API server refuses the pod, so the workload has none, and only an event of its ReplicaSet says why. Stay within the
range, or widen it.`,
  severity: 'high',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1'],
  *run({ name, resources = {} }, { resource, estate }) {
    const ranges = inReach(estate, LimitRange, resource).filter(({ sure }) => sure)
    for (const part of ['limits', 'requests'] as const)
      for (const [what, value] of Object.entries(resources[part] ?? {}))
        for (const { resource: range } of ranges)
          for (const [index, limit] of (range.data.spec?.limits ?? []).entries()) {
            if (limit?.type !== 'Container') continue
            const bound = part === 'limits' ? 'max' : 'min'
            const other = limit[bound]?.[what]
            const above = other === undefined ? undefined : compareQuantities(value, other)
            if (other === undefined || above === undefined || (bound === 'max' ? above <= 0 : above >= 0)) continue
            yield {
              at: ['resources', part, what],
              message: `\`${name}\` has \`${what}: ${value}\`, and \`${range.name}\` admits ${bound === 'max' ? 'at most' : 'at least'} \`${other}\`; stay within`,
              related: [{ resource: range, at: ['spec', 'limits', index, bound, what], message: 'the bound' }],
            }
          }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: LimitRange
        metadata: { name: shop }
        spec: { limits: [{ type: Container, max: { memory: 2Gi } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec: { containers: [{ name: api, image: 'acme/api:1', resources: { limits: { memory: 4Gi } } }] }
      `,
      good: `
        apiVersion: v1
        kind: LimitRange
        metadata: { name: shop }
        spec: { limits: [{ type: Container, max: { memory: 2Gi } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec: { containers: [{ name: api, image: 'acme/api:1', resources: { limits: { memory: 2048Mi } } }] }
      `,
    },
  ],
}
