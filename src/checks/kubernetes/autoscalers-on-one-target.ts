import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { countsInRequests, replicasOf, requestsOf, targetOf } from '../../links/kubernetes/autoscaling.ts'
import { comesFirst } from '../../links/kubernetes/objects.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<HorizontalPodAutoscaler> = {
  title: 'Two autoscalers steer one workload',
  why: `Each computes its own number of replicas and writes it over the other's, so the workload goes up and down all day.
Put all metrics into one autoscaler: it takes the largest number. The same holds for a VerticalPodAutoscaler that
changes the requests in whose shares an HPA counts.

Manifests of different directories are looked at together when they name the same namespace and the directories are not
alternatives (environments, regions, or copies of the same objects).`,
  severity: 'high',
  level: 'default',
  on: HorizontalPodAutoscaler,
  controls: ['soc2/A1.1'],
  *run(own, { resource, estate }) {
    const { kind, name } = own.spec?.scaleTargetRef ?? {}
    if (!kind || !name) return
    for (const { resource: other, sure } of inReachBy(estate, KubernetesObject, resource, targetOf).get(
      `${kind}/${name}`,
    ) ?? []) {
      // The same name is the same object in two versions, not a second one.
      if (!sure || other.name === resource.name) continue
      const replicas = replicasOf(other)
      const rival = replicas ?? (countsInRequests(own) ? requestsOf(other) : undefined)
      if (rival?.kind !== kind || rival.name !== name || (isOne(other) && comesFirst(resource, other))) continue
      yield {
        at: ['spec', 'scaleTargetRef', 'name'],
        message: `\`${kind} ${name}\` is scaled by \`${other.name}\` too; keep one autoscaler with all metrics`,
        related: [{ resource: other, at: rival.at, message: 'the other autoscaler' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- scaling/cpu.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api-cpu, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 9 }
        -- queues/depth.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api-queue, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 20 }
      `,
      good: `
        -- dev/cpu.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api-dev, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 9 }
        -- production/cpu.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 20 }
      `,
    },
  ],
}

function isOne({ data }: Resource<KubernetesObject>): boolean {
  return data.kind === 'HorizontalPodAutoscaler'
}
