import { cheaper } from '../../design/cheaper.ts'
import { monthSeconds } from '../../design/cost/line.ts'
import { design } from '../../design/design.ts'
import { priceOrEstimate } from '../../facts/prices.ts'
import type { Blueprint, CostItem } from '../../model/blueprint.ts'
import type { Spec } from '../../model/spec.ts'
import { savingsIn } from '../../pricing/savings.ts'
import type { Cost, CostInput, CostRow } from './asked.ts'
import { estimatesIn } from './estimates.ts'
import { fill } from './fill.ts'
import { groupsIn } from './groups.ts'

export function costOfSpec(spec: Spec, { users = spec.users }: CostInput): Cost {
  const blueprint = design(spec)
  const { cost, plan } = blueprint
  const production = new Set(plan.stacks.filter(({ purpose }) => purpose !== 'nonproduction').map(({ name }) => name))
  const groupOf = groupNames(blueprint)
  const rows = cost.items.map((item) => rowOf(item, groupOf(item.stack)))
  const transactions =
    spec.services.filter((service) => service.public).reduce((sum, { traffic }) => sum + traffic.average, 0) *
    monthSeconds
  // What a design gives an address uses it: none is there to be given back.
  const used = cost.items.filter(({ sku }) => sku !== 'public-ipv4/idle')
  const owed = used.map(({ what, sku, region, usd, stack }) => ({
    what,
    sku,
    region,
    usd,
    production: production.has(stack),
    spot: what.includes('spot'),
  }))
  const over = spec.budget !== undefined && cost.total > spec.budget
  return {
    name: plan.system,
    of: 'spec',
    total: cost.total,
    groups: groupsIn(rows),
    rows,
    ...(cost.asOf !== '' && { asOf: cost.asOf }),
    unpriced: [...cost.unpriced],
    byUse: 0,
    unsupported: [],
    unread: [],
    free: 0,
    notes: ['List prices on demand, before tax and discounts; an hour a month is 730 of them.', ...estimatesIn(rows)],
    perUser: { users, usd: cost.total / Math.max(1, users) },
    ...(transactions > 0 && { perTransaction: { monthly: transactions, usd: cost.total / transactions } }),
    ...(spec.budget !== undefined && {
      budget: { usd: spec.budget, cheaper: over ? cheaper(blueprint, spec.budget).map(copied) : [] },
    }),
    savings: [...savingsIn(owed), ...fill(blueprint)].sort((a, b) => b.usd - a.usd),
  }
}

function copied({ changes, givenUp, total, saves }: ReturnType<typeof cheaper>[number]) {
  return { changes: [...changes], givenUp: [...givenUp], total, saves }
}

/** A stack with the environments that it carries, where those say more than its name. */
function groupNames({ plan }: Blueprint): (stack: string) => string {
  return (name) => {
    const stages = plan.stacks.find((each) => each.name === name)?.stages ?? []
    return stages.length === 0 || (stages.length === 1 && stages[0] === name) ? name : `${name} (${stages.join(', ')})`
  }
}

function rowOf({ what, sku, region, quantity, unit, usd, source, estimated }: CostItem, group: string): CostRow {
  const each = priceOrEstimate(sku, region)?.usd
  return {
    group,
    resource: what,
    type: sku.split('/')[0] ?? sku,
    region,
    usd,
    within: false,
    lines: [
      {
        name: what,
        sku,
        quantity,
        unit,
        ...(each !== undefined && { each }),
        usd,
        use: false,
        estimated: estimated === true,
        source,
      },
    ],
  }
}
