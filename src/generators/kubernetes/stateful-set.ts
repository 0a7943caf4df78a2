import { podsOf } from '../../design/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { printQuantity } from '../../values/quantity.ts'
import { pod, serving } from './pod.ts'
import { restarted } from './restarted.ts'

/** Replicas with a name and a disk each, which outlives them. */
export function statefulSet(workload: Workload, plan: Plan) {
  const { name, labels, service } = workload
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, labels, ...restarted(workload, plan) },
    spec: note(
      {
        serviceName: podsOf(name),
        revisionHistoryLimit: 5,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate' },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: {
          metadata: { labels },
          spec: {
            terminationGracePeriodSeconds: 120,
            ...pod(workload, plan, {
              ...serving(workload),
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            }),
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data', labels },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: plan.storageClass,
              resources: { requests: { storage: printQuantity(service.disk ?? 0, 'bytes') } },
            },
          },
        ],
      },
      {
        podManagementPolicy:
          'Replicas know nothing of each other; write OrderedReady in the overlay where one must lead',
        persistentVolumeClaimRetentionPolicy: 'A disk goes when a person deletes its claim',
      },
    ),
  }
}
