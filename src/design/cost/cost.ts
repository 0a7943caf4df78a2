import { monthly, type Price, priceOrEstimate } from '../../facts/prices.ts'
import type { Answers, CostItem, Estimate } from '../../model/blueprint.ts'
import type { Planned } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import { clusterLines } from './clusters.ts'
import { diskLines, dumpLines } from './disks.ts'
import { evidenceLines } from './evidence.ts'
import { type Line, monthHours } from './line.ts'
import { logSearchLines } from './log-search.ts'
import { operationLines } from './operations.ts'
import { previewLines } from './previews.ts'
import { serverlessLines } from './serverless.ts'
import { storeLines } from './stores.ts'
import { trafficLines } from './traffic.ts'

/**
 * What the plan costs a month at list prices on demand, resource by resource. Where no list has a price for the region, that
 * of us-east-1 is brought to the level of its service there and the item says so; what has no price at all is named, and the total is a lower bound.
 */
export function estimate(plan: Planned, decided: Answers, spec: Spec): Estimate {
  const lines = [
    ...clusterLines(plan),
    ...diskLines(plan),
    ...dumpLines(plan),
    ...logSearchLines(plan),
    ...serverlessLines(plan),
    ...previewLines(plan),
    ...storeLines(plan, spec, decided),
    ...trafficLines(plan, spec),
    ...operationLines(plan, decided),
    ...evidenceLines(plan, spec, decided),
  ]
  const items: CostItem[] = []
  const unpriced = new Set<string>()
  let asOf = ''
  for (const line of lines) {
    const found = priceOrEstimate(line.sku, line.region)
    if (!found) {
      unpriced.add(`${line.what} in ${line.region}`)
      continue
    }
    if (asOf === '' || found.date < asOf) asOf = found.date
    items.push(itemOf(line, found))
  }
  items.sort((a, b) => b.usd - a.usd)
  const total = items.reduce((sum, { usd }) => sum + usd, 0)
  return {
    items,
    total: Number(total.toFixed(2)),
    unpriced: [...unpriced],
    asOf,
  }
}

function itemOf({ what, stack, sku, region, quantity, assumed }: Line, found: Price): CostItem {
  const { unit, source, reckoned } = found
  return {
    what: assumed === undefined ? what : `${what} (${assumed})`,
    stack,
    sku,
    region,
    quantity: Number((unit.endsWith('hour') ? quantity * monthHours : quantity).toPrecision(4)),
    unit,
    usd: Number(monthly(found, quantity).toFixed(2)),
    source,
    ...(reckoned !== undefined && { estimated: true as const }),
  }
}
