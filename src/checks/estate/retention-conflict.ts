import { BackupStorageLocation, Schedule } from '../../kinds/kubernetes/velero.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, type Tree, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { parseDuration, printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'

const day = 86_400_000

export const check: Check<TerraformResource> = {
  title: 'Bucket deletes what is to be kept longer',
  why: `Velero and Loki keep lists of what they have, and the bucket knows nothing of them: after its lifecycle has run a backup is listed and cannot be restored,
and a query over old logs fails. Let the lifecycle expire later than the longest retention of what lies there, or leave deletion to the program.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  types: { aws_s3_bucket_lifecycle_configuration: ['rule.expiration.days', 'bucket'] },
  controls: ['soc2/A1.2', 'iso-27001/A.8.13'],
  *run({ body }, { resource, estate }) {
    const bucket = bucketOf(body.bucket, resource, estate)
    if (bucket === undefined || body.count === 0) return
    const kept = [...backupsIn(bucket, estate), ...logsIn(bucket, resource, estate)]
    for (const [index, rule] of [body.rule].flat().entries()) {
      const [expiration] = isMap(rule) ? [rule.expiration].flat() : []
      const days = isMap(expiration) ? expiration.days : undefined
      const prefix = prefixOf(rule)
      if (!isMap(rule) || rule.status !== 'Enabled' || typeof days !== 'number' || prefix === undefined) continue
      const late = kept.filter((each) => each.milliseconds > days * day && each.prefix.startsWith(prefix))
      const longest = late.sort((a, b) => b.milliseconds - a.milliseconds)[0]
      if (longest)
        yield {
          at: ['rule', index, 'expiration', 0, 'days'],
          message: `objects of \`${bucket}\` are gone after ${days} days, and ${longest.what} are kept ${printDuration(longest.milliseconds)}; let them expire later`,
          related: late
            .slice(0, 3)
            .map(({ by, at, what }) => ({ resource: by, at, message: `how long ${what} are kept` })),
        }
    }
  },
  examples: [{ bad: example(14), good: example(60) }],
}

interface Kept {
  readonly what: string
  readonly milliseconds: number
  readonly prefix: string
  readonly by: Resource
  readonly at: Path
}

function bucketOf(value: unknown, { scope }: Resource, estate: Estate): string | undefined {
  if (typeof value === 'string') return value
  const [, address] =
    (isUnknown(value) && /^((?:module\.[^ ]+\.)?aws_s3_bucket\.[\w-]+)(?:\[0\])?\.(?:id|bucket)$/.exec(value.text)) ||
    []
  const name = (estate.by(TerraformResource, addressOf).get(`${scope} ${address}`) ?? [])[0]?.data.body.bucket
  return typeof name === 'string' ? name : undefined
}

function addressOf({ scope, name }: Resource): string {
  return `${scope} ${name}`
}

/** The objects that a rule is for; `undefined` where more than the beginning of their names decides. */
function prefixOf(rule: unknown): string | undefined {
  if (!isMap(rule)) return undefined
  const [filter] = [rule.filter].flat()
  const given = rule.prefix ?? (isMap(filter) ? filter.prefix : undefined) ?? ''
  const others =
    isMap(filter) &&
    Object.entries(filter).some(([key, value]) => key !== 'prefix' && value !== undefined && value !== null)
  return typeof given === 'string' && !others && !isUnknown(filter) ? given : undefined
}

function* backupsIn(bucket: string, estate: Estate): Iterable<Kept> {
  for (const location of estate.of(BackupStorageLocation)) {
    const { objectStorage, default: usual } = location.data.spec ?? {}
    if (objectStorage?.bucket !== bucket) continue
    for (const schedule of estate.of(Schedule)) {
      const { storageLocation, ttl } = schedule.data.spec?.template ?? {}
      const raw = valueAt(schedule.tree.data, [...schedule.path, 'spec', 'template', 'ttl'])
      const name = location.data.metadata?.name
      const isHere = storageLocation === undefined ? usual === true || name === 'default' : storageLocation === name
      const milliseconds = raw === undefined ? 30 * day : ttl === undefined ? undefined : parseDuration(ttl)
      if (isHere && milliseconds !== undefined)
        yield {
          what: 'backups',
          milliseconds,
          prefix: objectStorage.prefix ?? '',
          by: schedule,
          at: ['spec', 'template', 'ttl'],
        }
    }
  }
}

/** What Loki keeps, where it deletes at all. */
function* logsIn(bucket: string, of: Resource, estate: Estate): Iterable<Kept> {
  for (const tree of estate.trees) {
    if (!/retention_enabled/.test(tree.file.text) || !tree.file.text.includes(bucket)) continue
    for (const { root, at } of rootsIn(tree.data, [])) {
      const period = valueAt(root, ['limits_config', 'retention_period'])
      const milliseconds = typeof period === 'string' ? parseDuration(period) : undefined
      if (
        milliseconds === undefined ||
        valueAt(root, ['compactor', 'retention_enabled']) !== true ||
        !uses(root, bucket)
      )
        continue
      yield {
        what: 'logs',
        milliseconds,
        prefix: '',
        by: placed(of, tree),
        at: [...at, 'limits_config', 'retention_period'],
      }
    }
  }
}

/** Every configuration of Loki, alone or in the values of its chart. */
function* rootsIn(value: unknown, at: Path): Iterable<{ readonly root: unknown; readonly at: Path }> {
  if (at.length > 4) return
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* rootsIn(each, [...at, index])
  else if (isMap(value) && isMap(value.limits_config)) yield { root: value, at }
  else if (isMap(value)) for (const [key, each] of Object.entries(value)) yield* rootsIn(each, [...at, key])
}

function uses(value: unknown, bucket: string): boolean {
  if (Array.isArray(value)) return value.some((each) => uses(each, bucket))
  if (!isMap(value)) return false
  return Object.entries(value).some(([key, each]) =>
    /^bucketnames$|^bucket_name$|^chunks$/.test(key) ? each === bucket : uses(each, bucket),
  )
}

function placed(resource: Resource, tree: Tree): Resource {
  return { ...resource, name: tree.file.path, tree, path: [] }
}

function example(days: number): string {
  return `
    -- main.tf --
    resource "aws_s3_bucket" "backups" {
      bucket = "acme-backups"
    }
    resource "aws_s3_bucket_lifecycle_configuration" "backups" {
      bucket = aws_s3_bucket.backups.id
      rule {
        id     = "old"
        status = "Enabled"
        filter {}
        expiration {
          days = ${days}
        }
      }
    }
    -- velero.yaml --
    apiVersion: velero.io/v1
    kind: BackupStorageLocation
    metadata: { name: default, namespace: velero }
    spec: { provider: aws, objectStorage: { bucket: acme-backups } }
    ---
    apiVersion: velero.io/v1
    kind: Schedule
    metadata: { name: daily, namespace: velero }
    spec:
      schedule: 0 2 * * *
      template: { ttl: 720h }
    -- loki.yaml --
    limits_config: { retention_period: 744h }
    compactor: { retention_enabled: true }
    common: { storage: { s3: { bucketnames: acme-backups } } }
  `
}
