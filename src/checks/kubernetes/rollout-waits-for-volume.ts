import { Pod } from '../../kinds/kubernetes/pod.ts'
import { PersistentVolumeClaim } from '../../kinds/kubernetes/storage.ts'
import { podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { boundsOf } from '../../links/kubernetes/peak.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'New pod waits for a volume that the old one holds',
  why: `A rolling update of one replica starts the new pod before the old one stops. A \`ReadWriteOnce\` claim stays with the old
pod's node: where the new pod lands on another, it waits for good, and so does the rollout; on the same node two
programs write to one disk. Use \`strategy: { type: Recreate }\`.`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  fix: 'risky',
  controls: ['soc2/A1.1'],
  *run({ apiVersion, kind, spec }, { resource, estate }) {
    const path = podPathOf(apiVersion, kind)
    const { most } = boundsOf(estate, resource)
    const { type = 'RollingUpdate', rollingUpdate = {} } = spec?.strategy ?? {}
    if (
      !path ||
      kind !== 'Deployment' ||
      most !== 1 ||
      type !== 'RollingUpdate' ||
      /^0%?$/.test(String(rollingUpdate.maxSurge))
    )
      return
    const pod = Pod.shape(valueAt(valueAt(resource.tree.data, resource.path), path))
    if (pod?.spec.nodeName || pod?.spec.nodeSelector?.['kubernetes.io/hostname']) return
    for (const volume of pod?.spec.volumes ?? []) {
      const { claimName, readOnly } = volume?.persistentVolumeClaim ?? {}
      const found = claimName ? (inReachBy(estate, PersistentVolumeClaim, resource, nameOf).get(claimName) ?? []) : []
      const [claim] = found
      const modes = claim?.resource.data.spec?.accessModes ?? []
      if (!claim?.sure || found.length !== 1 || modes.length === 0 || readOnly) continue
      if (!modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')) continue
      yield {
        at: ['spec', 'strategy'],
        message: `the new pod starts while the old one holds \`${claimName}\` (\`${modes[0]}\`); use \`type: Recreate\``,
        related: [
          { resource: claim.resource, at: ['spec', 'accessModes', 0], message: 'for one node at a time' },
          { resource, at: ['spec', 'replicas'], message: 'one replica' },
          ...['type', 'rollingUpdate', 'maxSurge'].map((field) => ({
            resource,
            at: ['spec', 'strategy', ...(field === 'maxSurge' ? ['rollingUpdate'] : []), field],
            message: 'how it is replaced',
          })),
        ],
        changes: [{ set: ['spec', 'strategy'], to: { type: 'Recreate' } }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: data
        spec:
          accessModes: [ReadWriteOnce]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: db
        spec:
          replicas: 1
          template:
            spec:
              containers:
                - name: db
                  image: postgres:18.1
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: data
      `,
      good: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: data
        spec:
          accessModes: [ReadWriteOnce]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: db
        spec:
          replicas: 1
          template:
            spec:
              containers:
                - name: db
                  image: postgres:18.1
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: data
          strategy:
            type: Recreate
      `,
    },
  ],
}

function nameOf({ data }: Resource<PersistentVolumeClaim>): string | undefined {
  return data.metadata?.name
}
