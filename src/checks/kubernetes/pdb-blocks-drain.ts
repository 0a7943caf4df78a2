import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { replicasOf, targetOf } from '../../links/kubernetes/autoscaling.ts'
import { inReach, inReachBy } from '../../links/kubernetes/reach.ts'
import { number, record } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

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
    const { minAvailable, maxUnavailable, selector } = spec
    if (maxUnavailable !== undefined && /^0%?$/.test(String(maxUnavailable)))
      yield { at: ['spec', 'maxUnavailable'], message: `\`maxUnavailable: ${maxUnavailable}\` lets no pod go; allow 1` }
    if (minAvailable === '100%')
      yield { at: ['spec', 'minAvailable'], message: '`minAvailable: 100%` lets no pod go; use `maxUnavailable: 1`' }
    if (typeof minAvailable !== 'number' || minAvailable < 1) return
    for (const { resource: workload, sure } of inReach(estate, Workload, resource)) {
      const { kind, metadata, spec: own = {} } = workload.data
      const labels = valueAt(own.template, ['metadata', 'labels']) ?? valueAt(own.selector, ['matchLabels'])
      if (!sure || kind === 'DaemonSet' || selects(selector, labels) !== 'yes') continue
      const scalers = inReachBy(estate, KubernetesObject, workload, targetOf).get(`${kind}/${metadata.name}`) ?? []
      const scaler = scalers.map(({ resource: other }) => other).find((other) => replicasOf(other) !== undefined)
      const least = scaler ? minimum(scaler.data.spec) : (own.replicas ?? 1)
      if (least === undefined || minAvailable < least) continue
      const at = scaler ? ['spec', 'minReplicas'] : ['spec', 'replicas']
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

/** KEDA counts from `minReplicaCount` and takes some from 0: no saying what the least is. */
function minimum(spec: unknown): number | undefined {
  if (isUnknown(valueAt(spec, ['minReplicas'])) || valueAt(spec, ['minReplicaCount']) !== undefined) return undefined
  return record({}, { minReplicas: number })(spec)?.minReplicas ?? 1
}
