import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import type { Check } from '../check.ts'
import { guardedBy } from './guarded.ts'

export const check: Check<PodDisruptionBudget> = {
  title: 'Disruption budget never lets a pod go',
  why: `A node with such a pod cannot be drained: cluster upgrades, node replacement and scale-in wait until somebody
deletes the budget, which then protects nothing. Allow one pod at a time (\`maxUnavailable: 1\`) and run two or more.`,
  severity: 'high',
  level: 'default',
  on: PodDisruptionBudget,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/pdb-max-unavailable', 'kube-linter/pdb-min-available', 'polaris/pdbDisruptionsIsZero'],
  *run({ spec = {} }, { resource, estate }) {
    const { minAvailable, maxUnavailable } = spec
    if (maxUnavailable !== undefined && /^0%?$/.test(String(maxUnavailable)))
      yield { at: ['spec', 'maxUnavailable'], message: `\`maxUnavailable: ${maxUnavailable}\` lets no pod go; allow 1` }
    if (minAvailable === '100%')
      yield { at: ['spec', 'minAvailable'], message: '`minAvailable: 100%` lets no pod go; use `maxUnavailable: 1`' }
    if (typeof minAvailable !== 'number' || minAvailable < 1) return
    for (const { workload, scaler, least, at } of guardedBy(estate, resource)) {
      // What is more than an autoscaler keeps is said by `pdb-above-autoscaler`.
      if (minAvailable < least || (scaler && minAvailable > least)) continue
      yield {
        at: ['spec', 'minAvailable'],
        message: `\`minAvailable: ${minAvailable}\` is all that \`${workload.name}\` may have; use \`maxUnavailable: 1\``,
        related: [{ resource: scaler ?? workload, at, message: `${least} at the least` }],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 1, template: { metadata: { labels: { app: web } } } }
      `,
      good: `
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 2, template: { metadata: { labels: { app: web } } } }
      `,
    },
  ],
}
