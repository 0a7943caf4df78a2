import type { Plan } from '../model/plan.ts'
import type { Workload } from '../model/workload.ts'

/** Whether users reach a service of a stage through a CDN alone. */
export function behindCdn({ cdn }: Pick<Workload, 'cdn'>, stage: string): boolean {
  return cdn.includes(stage)
}

/** Whether a CDN stands before anything: files or pages that a process renders. */
export function edged({ sites, workloads }: Pick<Plan, 'sites' | 'workloads'>): boolean {
  return sites.length > 0 || workloads.some(({ cdn }) => cdn.length > 0)
}

/** Target group that pods are registered in by its name; AWS takes no more than 32 characters. */
export function targetGroupOf(system: string, stage: string, { name }: Pick<Workload, 'name'>): string {
  const whole = `${system}-${stage}-${name}`
  if (whole.length <= 32) return whole
  let hash = 5381
  for (const letter of whole) hash = (Math.imul(hash, 33) ^ letter.charCodeAt(0)) >>> 0
  return `${whole.slice(0, 23)}-${hash.toString(16).padStart(8, '0')}`
}
