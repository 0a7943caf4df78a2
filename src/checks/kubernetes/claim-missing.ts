import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { shown } from './beside.ts'

export const check: Check<Pod> = {
  title: 'Pod waits for a volume claim that nothing makes',
  why: `The pod stays \`Pending\` until a PersistentVolumeClaim of that name is made. Add the claim beside the workload, or name
one that is there. Reported where other objects that the pod uses are made in these files, and no chart, operator,
script or StatefulSet may bring it.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    for (const [index, volume] of (spec.volumes ?? []).entries()) {
      const name = volume?.persistentVolumeClaim?.claimName
      const kinds = ['PersistentVolumeClaim', 'ConfigMap', 'Secret', 'Service']
      const others = name ? besideAbsent(estate, resource, kinds, name) : undefined
      if (!name || !others?.length) continue
      // The claims of a StatefulSet are called after their template, the set and a number.
      const sets = inReachBy(estate, KubernetesObject, resource, nameOfSet)
      if ([...sets.keys()].some((set) => name.includes(`-${set}-`))) continue
      yield {
        at: ['spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'],
        message: `nothing makes the PersistentVolumeClaim \`${name}\`; add it, or name one that exists`,
        related: shown(others, (other) => `\`${other.name}\` is made here`),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: db }
        spec:
          containers: [{ name: db, image: 'postgres:18.1', volumeMounts: [{ name: data, mountPath: /data }] }]
          volumes: [{ name: data, persistentVolumeClaim: { claimName: db-data } }]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data-db }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: db }
        spec:
          containers: [{ name: db, image: 'postgres:18.1', volumeMounts: [{ name: data, mountPath: /data }] }]
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data-db } }]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data-db }
      `,
    },
  ],
}

function nameOfSet({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'StatefulSet' ? data.metadata?.name : undefined
}
