import type { Controller } from '../../model/workload.ts'

export function apiOf(controller: Controller): string {
  return controller === 'CronJob' ? 'batch/v1' : 'apps/v1'
}
