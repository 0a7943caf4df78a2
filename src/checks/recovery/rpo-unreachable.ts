import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { gapOf } from './backups.ts'
import { promise, type Stated, statedIn } from './stated.ts'

export const check: Check<KubernetesObject> = {
  title: 'Backups are rarer than the loss that is promised',
  why: `A recovery point objective says how much work may be lost. What is backed up once a day can lose a day, whatever is
promised: back up as often, or keep a log that is shipped continuously (point-in-time recovery).`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  *run({ kind }, { resource, estate, intent }) {
    const own = gapOf(resource)
    if (own === undefined) return
    const best = Math.min(
      ...estate.of(KubernetesObject).flatMap((each) => (each.data.kind === kind ? (gapOf(each) ?? []) : [])),
    )
    if (own > best || (kind === 'CronJob' && hasLog(estate))) return
    const stated: Stated | undefined = intent ? { rpo: intent.objectives.rpo } : statedIn(estate)
    if (!stated || best <= stated.rpo) return
    yield {
      at: ['spec', 'schedule'],
      message: `backups ${printDuration(best)} apart cannot keep a recovery point of ${printDuration(stated.rpo)}; back up as often, or ship a log`,
      related: stated.tree ? [promise(resource, stated)] : [],
    }
  },
  examples: [
    {
      bad: `
        -- backup.yaml --
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: daily }
        spec:
          schedule: "0 3 * * *"
        -- objectives.yaml --
        recovery:
          rpo: "15 minutes"
      `,
      good: `
        -- backup.yaml --
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: often }
        spec:
          schedule: "*/15 * * * *"
        -- objectives.yaml --
        recovery:
          rpo: "15 minutes"
      `,
    },
  ],
}

/** Whether some database ships its log, so that a dump is not all there is. */
function hasLog(estate: Estate): boolean {
  return (
    estate.of(TerraformResource).some(({ data }) => /^aws_(?:db_instance|rds_cluster)$/.test(data.type)) ||
    estate
      .of(KubernetesObject)
      .some(({ data }) => /^(?:postgresql\.cnpg|postgres-operator|acid\.zalan|stackgres)/.test(data.apiVersion))
  )
}
