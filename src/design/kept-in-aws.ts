import type { Plan } from '../model/plan.ts'
import type { Workload } from '../model/workload.ts'

/** Whether the secrets that a service has of its own lie in AWS Secrets Manager. */
export function keptInAws(
  { platform }: Pick<Workload, 'platform'>,
  { vault, encrypted }: Omit<Plan, 'addons'>,
): boolean {
  return platform !== 'kubernetes' || (vault === undefined && encrypted === undefined)
}
