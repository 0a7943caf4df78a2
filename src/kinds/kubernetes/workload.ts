import type { DataOf, Kind, Resource } from '../../model/resource.ts'
import { anything, flag, listOf, literal, number, record, scalar } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { groupOf } from './group.ts'
import { common, metadata } from './metadata.ts'
import { claim } from './storage.ts'

const rolling = record({}, { maxSurge: scalar, maxUnavailable: scalar, partition: number })

/** What a Job has, and the template of one in a CronJob. */
const job = {
  parallelism: number,
  completions: number,
  completionMode: literal,
  backoffLimit: number,
  backoffLimitPerIndex: number,
  activeDeadlineSeconds: number,
  ttlSecondsAfterFinished: number,
  podFailurePolicy: anything,
  podReplacementPolicy: literal,
}

/** Anything that runs pods: Deployment, StatefulSet, DaemonSet, Job, CronJob, Rollout, or a bare Pod. */
export const Workload = {
  id: 'kubernetes/workload',
  title: 'Kubernetes workload',
  file: 'app.yaml',
  shape: record(
    { apiVersion: literal, kind: literal, metadata },
    {
      spec: record(
        {},
        {
          ...job,
          replicas: number,
          selector: anything,
          strategy: record({}, { type: literal, rollingUpdate: rolling, canary: anything, blueGreen: anything }),
          updateStrategy: record({}, { type: literal, rollingUpdate: rolling }),
          template: anything,
          minReadySeconds: number,
          revisionHistoryLimit: number,
          progressDeadlineSeconds: number,
          paused: flag,
          serviceName: literal,
          podManagementPolicy: literal,
          ordinals: record({}, { start: number }),
          volumeClaimTemplates: listOf(record({}, { metadata: common.metadata, spec: record({}, claim) })),
          persistentVolumeClaimRetentionPolicy: record({}, { whenDeleted: literal, whenScaled: literal }),
          schedule: literal,
          timeZone: literal,
          suspend: flag,
          concurrencyPolicy: literal,
          startingDeadlineSeconds: number,
          successfulJobsHistoryLimit: number,
          failedJobsHistoryLimit: number,
          jobTemplate: record({}, { spec: record({}, job) }),
        },
      ),
    },
  ),
} satisfies Kind
export type Workload = DataOf<typeof Workload>

/** The workload kinds, by group, and where each keeps its pod. */
export function podPathOf(apiVersion: string, kind: string): readonly string[] | undefined {
  const group = groupOf(apiVersion)
  const kinds = Object.hasOwn(podPaths, group) ? podPaths[group] : undefined
  return kinds && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

/** Where the templates of an Argo Workflow stand, whose steps run a container each. */
export function templatesOf(apiVersion: string, kind: string): readonly Path[] {
  if (groupOf(apiVersion) !== 'argoproj.io') return []
  if (kind === 'CronWorkflow') return [['spec', 'workflowSpec', 'templates']]
  return /^(?:Cluster)?Workflow(?:Template)?$/.test(kind) ? [['spec', 'templates']] : []
}

const template = ['spec', 'template']
const apps = {
  DaemonSet: template,
  Deployment: template,
  ReplicaSet: template,
  StatefulSet: template,
}
const podPaths: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '': { ...apps, DeploymentConfig: template, Pod: [], PodTemplate: ['template'], ReplicationController: template },
  apps,
  'apps.kruise.io': { ...apps, CloneSet: template },
  'apps.openshift.io': { DeploymentConfig: template },
  'argoproj.io': { Rollout: template },
  batch: { CronJob: ['spec', 'jobTemplate', 'spec', 'template'], Job: template },
  extensions: apps,
  'keda.sh': { ScaledJob: ['spec', 'jobTargetRef', 'template'] },
}

/** The names of all of them. */
export const workloadKinds: readonly string[] = [
  ...new Set(Object.values(podPaths).flatMap((kinds) => Object.keys(kinds))),
]

/** Runs once on each node and is about the node: what measures it, its network or its disks may need what it has. */
export function isNodeAgent({ name }: Resource): boolean {
  return name.startsWith('DaemonSet/')
}
