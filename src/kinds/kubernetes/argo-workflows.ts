import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

/** A container in it is one of a pod: it is read as such from where it stands. */
const template = record(
  {},
  {
    name: literal,
    container: anything,
    script: anything,
    containerSet: anything,
    resource: record({}, { action: literal, manifest: text }),
    steps: listOf(anything),
    dag: record({}, { tasks: listOf(record({}, { name: literal, template: literal, templateRef: reference })) }),
    inputs: anything,
    outputs: anything,
    retryStrategy: anything,
    activeDeadlineSeconds: scalar,
    serviceAccountName: literal,
    nodeSelector: mapOf(scalar),
    initContainers: listOf(anything),
    sidecars: listOf(anything),
    volumes: listOf(anything),
  },
)
const workflow = {
  entrypoint: literal,
  onExit: literal,
  serviceAccountName: literal,
  automountServiceAccountToken: flag,
  workflowTemplateRef: record({}, { name: literal, clusterScope: flag }),
  templates: listOf(template),
  arguments: anything,
  parallelism: number,
  activeDeadlineSeconds: scalar,
  ttlStrategy: record({}, { secondsAfterCompletion: number, secondsAfterSuccess: number, secondsAfterFailure: number }),
  podGC: record({}, { strategy: literal }),
  securityContext: anything,
  volumes: listOf(anything),
  volumeClaimTemplates: listOf(anything),
  nodeSelector: mapOf(scalar),
  tolerations: listOf(anything),
  priority: number,
  hostNetwork: flag,
}

/** A Workflow, or a template of one for a namespace or the cluster: `kind` tells. */
export const Workflow = {
  id: 'argo/workflow',
  title: 'Argo Workflow',
  file: 'workflow.yaml',
  shape: record({}, { ...common, spec: record({}, { ...workflow }) }),
} satisfies Kind
export type Workflow = DataOf<typeof Workflow>

export const CronWorkflow = {
  id: 'argo/cron-workflow',
  title: 'Argo CronWorkflow',
  file: 'workflow.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          schedule: literal,
          schedules: listOf(literal),
          timezone: literal,
          suspend: flag,
          concurrencyPolicy: literal,
          startingDeadlineSeconds: number,
          successfulJobsHistoryLimit: number,
          failedJobsHistoryLimit: number,
          workflowSpec: record({}, workflow),
        },
      ),
    },
  ),
} satisfies Kind
export type CronWorkflow = DataOf<typeof CronWorkflow>
