import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { kindAndName } from '../../links/kubernetes/absent.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Check } from '../check.ts'

export const check: Check<HorizontalPodAutoscaler> = {
  title: 'Autoscaler has nothing to scale',
  why: `An autoscaler whose target does not exist says so in its status, where nobody looks, and the workload that was
meant stays as small as it is. It is reported only where other workloads of the namespace stand in these files.`,
  severity: 'high',
  level: 'default',
  on: HorizontalPodAutoscaler,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/dangling-horizontalpodautoscaler'],
  *run({ spec }, { resource, estate }) {
    const { kind, name } = spec?.scaleTargetRef ?? {}
    if (!kind || !name || mayHoldMore(estate, resource)) return
    if (estate.by(KubernetesObject, kindAndName).has(`${kind}/${name}`)) return
    const beside = inReach(estate, Workload, resource).filter(({ sure }) => sure)
    if (beside.length === 0) return
    yield {
      at: ['spec', 'scaleTargetRef', 'name'],
      message: `there is no \`${kind} ${name}\`; name a workload that exists`,
      related: [
        { resource, at: ['spec', 'scaleTargetRef', 'kind'], message: 'of this kind' },
        ...beside.slice(0, 3).map(({ resource: other }) => ({
          resource: other,
          at: ['metadata', 'name'],
          message: `\`${other.data.kind} ${other.data.metadata.name}\` is there`,
        })),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web-api, namespace: shop }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 9 }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 9 }
      `,
    },
  ],
}
