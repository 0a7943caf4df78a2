import { Pod } from '../../kinds/kubernetes/pod.ts'
import { PersistentVolumeClaim } from '../../kinds/kubernetes/storage.ts'
import { podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { boundsOf, scalerOf } from '../../links/kubernetes/peak.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Several pods share a volume that one node can hold',
  why: `A claim with \`ReadWriteOnce\` is attached to one node at a time. Replicas that land on other nodes wait in
\`ContainerCreating\` for good, and those that share the node write over each other. Use a StatefulSet with
\`volumeClaimTemplates\`, one replica, or a class with \`ReadWriteMany\`.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ apiVersion, kind, metadata }, { resource, estate }) {
    const path = podPathOf(apiVersion, kind)
    const { most = 0 } = boundsOf(estate, resource)
    if (!path || !/^(?:Deployment|Rollout)$/.test(kind) || most < 2) return
    const { spec } = Pod.shape(valueAt(valueAt(resource.tree.data, resource.path), path)) ?? {}
    // All on one node: told so.
    if (spec?.nodeName || spec?.nodeSelector?.['kubernetes.io/hostname'] || spec?.affinity?.podAffinity) return
    for (const [index, volume] of (spec?.volumes ?? []).entries()) {
      const { claimName, readOnly } = volume?.persistentVolumeClaim ?? {}
      const found = claimName ? (inReachBy(estate, PersistentVolumeClaim, resource, nameOf).get(claimName) ?? []) : []
      const [claim] = found
      const modes = claim?.resource.data.spec?.accessModes ?? []
      if (!claim?.sure || found.length !== 1 || modes.length === 0 || readOnly) continue
      if (!modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')) continue
      const scaler = scalerOf(estate, resource)
      yield {
        at: [...path, 'spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'],
        message: `up to ${most} pods of \`${metadata.name}\` share \`${claimName}\`, which is \`${modes.join(', ')}\`; use a StatefulSet, or one replica`,
        related: [
          { resource: claim.resource, at: ['spec', 'accessModes', 0], message: 'for one node at a time' },
          scaler
            ? { resource: scaler, at: ['spec', 'maxReplicas'], message: 'as many as this' }
            : { resource, at: ['spec', 'replicas'], message: 'as many as this' },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: uploads }
        spec: { accessModes: [ReadWriteOnce] }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          template:
            spec:
              containers: [{ name: web, image: 'acme/web:1' }]
              volumes: [{ name: uploads, persistentVolumeClaim: { claimName: uploads } }]
      `,
      good: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: uploads }
        spec: { accessModes: [ReadWriteMany] }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          template:
            spec:
              containers: [{ name: web, image: 'acme/web:1' }]
              volumes: [{ name: uploads, persistentVolumeClaim: { claimName: uploads } }]
      `,
    },
  ],
}

function nameOf({ data }: Resource<PersistentVolumeClaim>): string | undefined {
  return data.metadata?.name
}
