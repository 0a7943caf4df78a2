import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { replicasOf, targetOf } from '../../links/kubernetes/autoscaling.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Replicas are fixed beside an autoscaler',
  why: `Every deployment sets the number back, in the middle of the peak too, until the autoscaler has caught up. Leave
\`replicas\` out. (With client-side apply the first deployment without it falls to one replica: switch over when it is
quiet, or take the field out of the last-applied annotation first.)`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  fix: 'risky',
  controls: ['soc2/A1.1'],
  *run({ kind, metadata, spec }, { resource, estate }) {
    if (spec?.replicas === undefined) return
    for (const { resource: other, sure } of inReachBy(estate, KubernetesObject, resource, targetOf).get(
      `${kind}/${metadata.name}`,
    ) ?? []) {
      const scaled = sure ? replicasOf(other) : undefined
      if (scaled?.kind !== kind || scaled.name !== metadata.name) continue
      yield {
        at: ['spec', 'replicas'],
        message: `\`replicas: ${spec.replicas}\` overrides \`${other.name}\` at every deployment; leave it out`,
        related: [{ resource: other, at: scaled.at, message: 'the autoscaler that owns the number' }],
        changes: [{ drop: ['spec', 'replicas'] }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 9 }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 9 }
      `,
    },
  ],
}
