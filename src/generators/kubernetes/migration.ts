import type { Plan } from '../../model/plan.ts'
import type { Migration, Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { inWave } from '../waves.ts'
import { pod } from './pod.ts'

/**
 * Runs before the new version does, and keeps it away when it fails. A hook of the synchronisation and not of what goes before:
 * the first time nothing of the stage exists then, neither its account nor its secrets.
 */
export function migrationJob(workload: Workload, { name, labels, args }: Migration, plan: Plan) {
  const once = {
    ...workload,
    controller: 'CronJob',
    nodes: 'application',
    service: { ...workload.service, gpus: 0 },
    environment: [...workload.environment, { name: 'MIGRATE', value: 'only' }],
  } as const
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      labels,
      annotations:
        plan.delivery.by?.tool === 'flux'
          ? // It is applied beside the pods, which have to bear it; a Job that is to change is made anew.
            { 'kustomize.toolkit.fluxcd.io/force': 'enabled' }
          : {
              'argocd.argoproj.io/hook': 'Sync',
              'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
              ...inWave(-1),
            },
    },
    spec: note(
      {
        backoffLimit: 0,
        activeDeadlineSeconds: 900,
        template: {
          metadata: { labels },
          spec: { restartPolicy: 'Never', ...pod(once, plan, { args }) },
        },
      },
      { backoffLimit: 'What failed half-way is looked at by a person before it is begun again' },
    ),
  }
}
