import { monthly, price } from '../../facts/prices.ts'
import type { CostItem, Decided, Estimate } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import { clusterLines } from './clusters.ts'
import { type Line, monthHours } from './line.ts'
import { operationLines } from './operations.ts'
import { serverlessLines } from './serverless.ts'
import { storeLines } from './stores.ts'
import { trafficLines } from './traffic.ts'

/**
 * What the plan costs a month at list prices on demand, resource by resource. What the book has no price for in its region
 * is named, not guessed: then the total is a lower bound.
 */
export function estimate(plan: Plan, decided: Readonly<Record<string, Decided>>, spec: Spec): Estimate {
  const lines = [
    ...clusterLines(plan),
    ...serverlessLines(plan, spec, decided),
    ...storeLines(plan, spec, decided),
    ...trafficLines(plan, spec),
    ...operationLines(plan, decided),
  ]
  const items: CostItem[] = []
  const unpriced = new Set<string>()
  let asOf = ''
  for (const line of lines) {
    const found = price(line.sku, line.region)
    if (!found) {
      unpriced.add(`${line.what} in ${line.region}`)
      continue
    }
    if (asOf === '' || found.date < asOf) asOf = found.date
    items.push(itemOf(line, found.unit, monthly(found, line.quantity), found.source))
  }
  items.sort((a, b) => b.usd - a.usd)
  const total = items.reduce((sum, { usd }) => sum + usd, 0)
  return { items, total: Number(total.toFixed(2)), unpriced: [...unpriced], asOf }
}

function itemOf(
  { what, stack, sku, region, quantity, assumed }: Line,
  unit: string,
  usd: number,
  source: string,
): CostItem {
  return {
    what: assumed === undefined ? what : `${what} (${assumed})`,
    stack,
    sku,
    region,
    quantity: Number((unit.endsWith('hour') ? quantity * monthHours : quantity).toPrecision(4)),
    unit,
    usd: Number(usd.toFixed(2)),
    source,
  }
}
