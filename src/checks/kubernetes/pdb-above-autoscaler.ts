import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import type { Check } from '../check.ts'
import { guardedBy } from './guarded.ts'

export const check: Check<PodDisruptionBudget> = {
  title: 'Disruption budget asks for more pods than there are',
  why: `As long as the autoscaler keeps fewer pods than \`minAvailable\`, none may be evicted: nodes cannot be drained at quiet times,
which is when they are. \`maxUnavailable: 1\` holds for any number of pods.`,
  severity: 'high',
  level: 'default',
  on: PodDisruptionBudget,
  controls: ['soc2/A1.1'],
  sources: ['polaris/pdbMinAvailableGreaterThanHPAMinReplicas', 'kube-linter/pdb-min-available'],
  *run({ spec = {} }, { resource, estate }) {
    const { minAvailable } = spec
    const at = ['spec', 'minAvailable']
    if (typeof minAvailable === 'string') {
      if (/^\d+%$/.test(minAvailable) && Number.parseInt(minAvailable, 10) > 100)
        yield { at, message: `\`${minAvailable}\` is more than all; use \`maxUnavailable: 1\`` }
      return
    }
    for (const { workload, scaler, least, at: where } of guardedBy(estate, resource)) {
      if (!scaler || minAvailable === undefined || minAvailable <= least) continue
      yield {
        at,
        message: `\`minAvailable: ${minAvailable}\` is more than \`${workload.name}\` may have; use \`maxUnavailable: 1\``,
        related: [{ resource: scaler, at: where, message: `${least} at the least` }],
      }
    }
  },
  examples: [
    { bad: scaled('minAvailable: 3', 2), good: scaled('maxUnavailable: 1', 2) },
    { bad: scaled('minAvailable: 150%', 2), good: scaled('minAvailable: 50%', 2) },
  ],
}

function scaled(bound: string, least: number): string {
  return `
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: web }
    spec: { ${bound}, selector: { matchLabels: { app: web } } }
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: web }
    spec: { minReplicas: ${least}, maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec: { template: { metadata: { labels: { app: web } } } }
  `
}
