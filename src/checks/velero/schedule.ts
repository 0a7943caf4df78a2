import { Schedule } from '../../kinds/kubernetes/velero.ts'
import { valueAt } from '../../model/source.ts'
import { nextRun, parseCron } from '../../values/cron.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: Schedule, controls: ['soc2/A1.2', 'iso-27001/A.8.13'] } as const

function schedule(spec: string): string {
  return `apiVersion: velero.io/v1\nkind: Schedule\nmetadata: { name: daily, namespace: velero }\nspec:\n${spec}`
}

const unreadable: Check<Schedule> = {
  ...common,
  title: 'Backup has a schedule that cannot be read',
  why: `Velero marks the Schedule as failed and makes no backup. Five fields: minute, hour, day, month, weekday.`,
  severity: 'critical',
  *run(_, { resource, on }) {
    const text = valueAt(resource.tree.data, [...resource.path, 'spec', 'schedule'])
    if (typeof text !== 'string' || /\$\{|\{\{|\$\(|^<|^@every \S+$|^(?:CRON_)?TZ=/.test(text)) return
    const cron = parseCron(text.replaceAll('?', '*'))
    if (!cron || !nextRun(cron, on))
      yield {
        at: ['spec', 'schedule'],
        message: `\`${text}\` ${cron ? 'never comes' : 'is no schedule'}; write minute, hour, day, month and weekday`,
      }
  },
  examples: [{ bad: schedule("  schedule: '0 25 * * *'\n"), good: schedule("  schedule: '0 2 * * *'\n") }],
}

const paused: Check<Schedule> = {
  ...common,
  title: 'Backups are paused',
  why: `A pause that was meant for an hour is found out at the restore. Take \`paused\` out.`,
  severity: 'high',
  *run(_, { resource }) {
    if (valueAt(resource.tree.data, [...resource.path, 'spec', 'paused']) === true)
      yield { at: ['spec', 'paused'], message: 'no backup is made; take it out' }
  },
  examples: [
    {
      bad: schedule("  schedule: '0 2 * * *'\n  paused: true\n"),
      good: schedule("  schedule: '0 2 * * *'\n  paused: false\n"),
    },
  ],
}

const objectsOnly: Check<Schedule> = {
  ...common,
  title: 'Backup leaves the data of volumes out',
  why: `With \`snapshotVolumes: false\` and no copy of the file systems, a restore brings the claims back empty. Take snapshots, or
set \`defaultVolumesToFsBackup\`.`,
  severity: 'medium',
  *run(_, { resource }) {
    const template = valueAt(resource.tree.data, [...resource.path, 'spec', 'template'])
    if (valueAt(template, ['snapshotVolumes']) !== false) return
    const copied = ['defaultVolumesToFsBackup', 'defaultVolumesToRestic', 'snapshotMoveData']
    if (copied.some((field) => valueAt(template, [field]) === true)) return
    yield {
      at: ['spec', 'template', 'snapshotVolumes'],
      message: 'claims come back empty; take snapshots, or copy the file systems',
      related: copied.map((field) => ({ resource, at: ['spec', 'template', field], message: 'nor is this set' })),
    }
  },
  examples: [
    {
      bad: schedule("  schedule: '0 2 * * *'\n  template: { snapshotVolumes: false }\n"),
      good: schedule(
        "  schedule: '0 2 * * *'\n  template: { snapshotVolumes: false, defaultVolumesToFsBackup: true }\n",
      ),
    },
  ],
}

const ttl: Check<Schedule> = {
  ...common,
  title: 'Backup is deleted before the next one is old',
  why: `A \`ttl\` below a day leaves nothing to go back to when a fault is found in the morning, and one that cannot be read is
refused. Keep backups for some days at least: \`168h\`.`,
  severity: 'high',
  *run(_, { resource }) {
    const text = valueAt(resource.tree.data, [...resource.path, 'spec', 'template', 'ttl'])
    if (typeof text !== 'string' || /\$\{|\{\{|\$\(|^</.test(text)) return
    const hours = hoursOf(text)
    if (hours === undefined)
      yield { at: ['spec', 'template', 'ttl'], message: `\`${text}\` is no duration; write hours, such as \`168h\`` }
    else if (hours > 0 && hours < 24)
      yield { at: ['spec', 'template', 'ttl'], message: `\`${text}\` is less than a day; keep them longer` }
  },
  examples: [
    {
      bad: schedule("  schedule: '0 2 * * *'\n  template: { ttl: 7d }\n"),
      good: schedule("  schedule: '0 2 * * *'\n  template: { ttl: 168h }\n"),
    },
  ],
}

/** When backups are made, of what, and how long they stay. */
export const checks = { unreadable, paused, 'objects-only': objectsOnly, ttl } as Readonly<Record<string, Check>>

/** Go's durations know no days. */
function hoursOf(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:h|m|s|ms))+$/.test(text)) return undefined
  const hours = { h: 1, m: 1 / 60, s: 1 / 3600, ms: 1 / 3_600_000 }
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (hours[unit as keyof typeof hours] ?? 0),
    0,
  )
}
