import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap, literal } from '../../model/shape.ts'
import { type Path, type Tree, valueAt } from '../../model/source.ts'
import { longestGap, parseCron } from '../../values/cron.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'

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
      related: stated.tree
        ? [
            {
              resource: { ...resource, name: stated.tree.file.path, tree: stated.tree, path: [] },
              at: stated.at ?? [],
              message: 'promised here',
            },
          ]
        : [],
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

/** Milliseconds between two runs, of what makes backups. */
function gapOf({ data }: Resource<KubernetesObject>): number | undefined {
  const { apiVersion, kind, metadata, spec } = data
  const isBackup =
    (kind === 'Schedule' && apiVersion.startsWith('velero.io/')) ||
    (kind === 'CronJob' && /(?:^|-)(?:backup|dump)(?:-|$)/.test(metadata?.name ?? ''))
  const cron = parseCron(literal(valueAt(spec, ['schedule'])) ?? '')
  const paused = valueAt(spec, ['paused']) ?? valueAt(spec, ['suspend']) ?? false
  return isBackup && cron && paused === false ? longestGap(cron) : undefined
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

interface Stated {
  /** Milliseconds. */
  readonly rpo: number
  readonly tree?: Tree
  readonly at?: Path
}

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 }

/** The strictest objective that some file states under `rpo`. */
function statedIn(estate: Estate): Stated | undefined {
  const found = estate.trees.flatMap((tree) =>
    /\.ya?ml$/.test(tree.file.path) && tree.scope === undefined && /\brpo\b/i.test(tree.file.text)
      ? [...objectivesIn(tree.data, [])].map((each) => ({ ...each, tree }))
      : [],
  )
  return found.sort((a, b) => a.rpo - b.rpo)[0]
}

function* objectivesIn(value: unknown, at: Path): Iterable<{ readonly rpo: number; readonly at: Path }> {
  if (at.length > 20) return
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* objectivesIn(each, [...at, index])
  else if (isMap(value))
    for (const [key, each] of Object.entries(value)) {
      const [, amount, unit = ''] =
        (key.toLowerCase() === 'rpo' && typeof each === 'string' && /^\s*[<≤]?\s*(\d{1,4})\s*([smhd])/i.exec(each)) ||
        []
      if (amount === undefined) yield* objectivesIn(each, [...at, key])
      else yield { rpo: Number(amount) * (units[unit.toLowerCase()] ?? 0), at: [...at, key] }
    }
}
