import type { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { longestGap, parseCron } from '../../values/cron.ts'

/** Whether an object has backups made: a schedule of Velero, a CronJob that is called so. */
export function isBackup({ apiVersion, kind, metadata }: KubernetesObject): boolean {
  return (
    (kind === 'Schedule' && apiVersion.startsWith('velero.io/')) ||
    (kind === 'CronJob' && /(?:^|-)(?:backup|dump)(?:-|$)/.test(metadata?.name ?? ''))
  )
}

/** Milliseconds between two runs, of what makes backups. */
export function gapOf({ data }: Resource<KubernetesObject>): number | undefined {
  const { spec } = data
  const cron = parseCron(literal(valueAt(spec, ['schedule'])) ?? '')
  const paused = valueAt(spec, ['paused']) ?? valueAt(spec, ['suspend']) ?? false
  return isBackup(data) && cron && paused === false ? longestGap(cron) : undefined
}
