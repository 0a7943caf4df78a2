import type { Release } from '../model/plan.ts'

/**
 * How many runs of a function AWS sets aside: enough for the peak if each call takes a second, and few enough that their connections
 * do not drown a database.
 */
export function runsAtOnce({ workload, stage }: Pick<Release, 'workload' | 'stage'>): number {
  if (workload.service.type === 'job') return 1
  return stage.environment.kind === 'production' ? Math.min(50, Math.max(5, Math.ceil(workload.traffic.peak))) : 5
}
