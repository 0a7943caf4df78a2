import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { certified } from './certificates.ts'

/** Variables and certificates are read once, when a process starts: where one comes of a secret, Reloader starts the pods anew when that changes. */
export function restarted(workload: Workload, plan: Plan): { readonly annotations?: Readonly<Record<string, string>> } {
  return workload.environment.some((each) => 'secret' in each) || certified(workload, plan)
    ? { annotations: { 'reloader.stakater.com/auto': 'true' } }
    : {}
}
