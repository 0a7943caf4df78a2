import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, mapOf, number, record, scalar } from '../../model/shape.ts'
import { common } from './metadata.ts'

const triggers = listOf(
  record(
    {},
    {
      type: literal,
      name: literal,
      metricType: literal,
      metadata: mapOf(scalar),
      authenticationRef: record({}, { name: literal, kind: literal }),
    },
  ),
)

export const ScaledObject = {
  id: 'keda/scaled-object',
  title: 'KEDA ScaledObject',
  file: 'scaler.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          scaleTargetRef: record({}, { apiVersion: literal, kind: literal, name: literal }),
          minReplicaCount: number,
          maxReplicaCount: number,
          idleReplicaCount: number,
          pollingInterval: number,
          cooldownPeriod: number,
          fallback: record({}, { failureThreshold: number, replicas: number }),
          triggers,
          advanced: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type ScaledObject = DataOf<typeof ScaledObject>

/** Its pods are those of a workload, and are read as such too. */
export const ScaledJob = {
  id: 'keda/scaled-job',
  title: 'KEDA ScaledJob',
  file: 'scaler.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          jobTargetRef: anything,
          minReplicaCount: number,
          maxReplicaCount: number,
          pollingInterval: number,
          successfulJobsHistoryLimit: number,
          failedJobsHistoryLimit: number,
          triggers,
          scalingStrategy: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type ScaledJob = DataOf<typeof ScaledJob>

/** Of a namespace or of the cluster: `kind` tells. */
export const TriggerAuthentication = {
  id: 'keda/trigger-authentication',
  title: 'KEDA trigger authentication',
  file: 'authentication.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          podIdentity: record({}, { provider: literal, identityId: literal }),
          secretTargetRef: listOf(record({}, { parameter: literal, name: literal, key: literal })),
          env: listOf(record({}, { parameter: literal, name: literal, containerName: literal })),
          hashiCorpVault: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type TriggerAuthentication = DataOf<typeof TriggerAuthentication>
