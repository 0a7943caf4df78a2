import type { Answers } from '../../model/blueprint.ts'
import type { Planned } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import { recorded, rulesOf } from '../evidence.ts'
import type { Line } from './line.ts'

/** Changes of what a stack is made of, of an environment in it, and of nodes that come and go, in a month. */
const changes = { stack: 300, stage: 200, nodes: 1500 }

/** What it costs to write down how the account is configured, and who reads what. */
export function evidenceLines(plan: Planned, spec: Pick<Spec, 'compliance' | 'data'>, decided: Answers): Line[] {
  const rules = rulesOf(decided, plan)
  const buckets = recorded(spec)
  const recording = plan.stacks.flatMap(({ name, region, stages, nodes }): Line[] => {
    const items = changes.stack + changes.stage * stages.length + (nodes.length > 0 ? changes.nodes : 0)
    const at = { stack: name, region }
    return [
      {
        ...at,
        what: 'Changes that AWS Config writes down',
        sku: 'config/items',
        quantity: items,
        assumed: `${items} a month`,
      },
      {
        ...at,
        what: 'Rules of AWS Config',
        sku: 'config/evaluations',
        quantity: items * 2,
        assumed: 'two of them look at each change',
      },
    ]
  })
  const [production] = plan.stacks.filter(({ purpose }) => purpose === 'production')
  return [
    ...(rules.length > 0 ? recording : []),
    ...(production && buckets.length > 0
      ? [
          {
            stack: production.name,
            region: production.region,
            what: 'Readings and writings of objects on record',
            sku: 'cloudtrail/data-events',
            quantity: 10 * buckets.length,
            assumed: 'a million for each bucket',
          },
        ]
      : []),
  ]
}
