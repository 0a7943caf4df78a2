import { Container, KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { isBackup } from './backups.ts'
import { promise, statedIn } from './stated.ts'

export const check: Check<Container> = {
  title: 'Database is backed up by nothing, and a recovery point is promised',
  why: `Its volume is the only copy: a deleted claim, a lost disk or a wrong statement takes everything, whatever may be lost by promise.
Dump it on a schedule, ship its log, or have volumes backed up (Velero, an operator); and restore it once.`,
  severity: 'high',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  *run({ image = '' }, { resource, estate, intent }) {
    const parsed = parseImage(image)
    if (!parsed || !databases.has(normalName(parsed)) || !resource.name.startsWith('StatefulSet/')) return
    const stated = intent ? undefined : statedIn(estate)
    if (!(intent || stated) || estate.of(OpaqueObject).length > 0 || isBackedUp(estate)) return
    yield {
      at: ['image'],
      message: `nothing here backs \`${image}\` up; dump it on a schedule, ship its log, or have its volume backed up`,
      related: stated ? [promise(resource, stated)] : [],
    }
  },
  examples: [
    {
      bad: `
        -- objectives.yaml --
        recovery: { rpo: "15 minutes", rto: "1 hour" }
        -- db.yaml --
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec:
              containers: [{ name: db, image: "postgres:18.1" }]
      `,
      good: `
        -- objectives.yaml --
        recovery: { rpo: "15 minutes", rto: "1 hour" }
        -- db.yaml --
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec:
              containers: [{ name: db, image: "postgres:18.1" }]
        -- backup.yaml --
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: often }
        spec: { schedule: "*/15 * * * *" }
      `,
    },
  ],
}

const databases: ReadonlySet<string> = new Set(
  ['mariadb', 'mongo', 'mysql', 'postgres'].map((name) => `docker.io/library/${name}`),
)
const tools = /backup|dump|restic|k8up|velero|wal-g|pgbackrest|barman|kasten|stash|snapshot/i

/** Whether anything here makes backups, or is called as if it did. */
function isBackedUp(estate: Estate): boolean {
  return (
    estate
      .of(KubernetesObject)
      .some(({ data }) => isBackup(data) || tools.test(`${data.apiVersion} ${data.metadata?.name}`)) ||
    estate.of(Container).some((each) => names(each))
  )
}

function names({ data }: Resource<Container>): boolean {
  return tools.test([data.image, ...(data.command ?? []), ...(data.args ?? [])].join(' '))
}
