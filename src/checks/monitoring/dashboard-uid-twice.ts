import { GrafanaDashboard } from '../../kinds/grafana.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<GrafanaDashboard> = {
  title: 'Two dashboards have one uid',
  why: `Grafana knows a dashboard by its \`uid\`: of two that are provisioned with the same one, each overwrites the other, again and again. It is most often
a copy. Give one another uid.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaDashboard,
  *run({ uid }, { resource, estate }) {
    if (!uid) return
    const same = (estate.by(GrafanaDashboard, placeAndUid).get(`${resource.scope} ${uid}`) ?? []).filter(
      (each) => each.tree.file.path !== resource.tree.file.path,
    )
    const [other] = same
    if (other && other.tree.file.path < resource.tree.file.path)
      yield {
        at: ['uid'],
        message: `\`${uid}\` is the uid of \`${other.name}\` too; give one another`,
        related: [{ resource: other, at: ['uid'], message: 'the other dashboard' }],
      }
  },
  examples: [
    {
      bad: `
        -- a.json --
        { "title": "A", "uid": "shop", "schemaVersion": 42, "panels": [] }
        -- b.json --
        { "title": "B", "uid": "shop", "schemaVersion": 42, "panels": [] }
      `,
      good: `
        -- a.json --
        { "title": "A", "uid": "shop-a", "schemaVersion": 42, "panels": [] }
        -- b.json --
        { "title": "B", "uid": "shop", "schemaVersion": 42, "panels": [] }
      `,
    },
  ],
}

function placeAndUid({ scope, data }: Resource<GrafanaDashboard>): string | undefined {
  return data.uid === undefined ? undefined : `${scope} ${data.uid}`
}
