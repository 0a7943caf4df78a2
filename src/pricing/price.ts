import { type Price, priceOrEstimate } from '../facts/prices.ts'
import { TerraformFile, TerraformModuleCall } from '../kinds/terraform.ts'
import type { Estate } from '../model/estate.ts'
import { folderOf, type Resource } from '../model/resource.ts'
import { pathFrom } from '../model/source.ts'
import { isFree } from './free.ts'
import { rules } from './index.ts'
import { balancers } from './kubernetes/balancers.ts'
import { claims } from './kubernetes/claims.ts'
import { workloads } from './kubernetes/workloads.ts'
import type { Line } from './line.ts'
import type { Rule } from './rule.ts'
import { thingsIn } from './things.ts'
import { noUsage, type Usage } from './usage.ts'

export interface PricedLine extends Line {
  /** Dollars a month; absent where the price or the quantity is not known. */
  readonly usd?: number
  readonly price?: Price
}

export interface PricedResource {
  readonly address: string
  readonly type: string
  readonly region: string
  readonly resource: Resource
  readonly lines: readonly PricedLine[]
  /** Dollars a month of the lines that have a sum. */
  readonly usd: number
  /** Runs on machines that are paid already: its share of them, which is in no sum. */
  readonly within?: true
}

/** An estate with what it costs a month at list prices on demand. Nothing is guessed: what has no price or no rule is named. */
export interface Bill {
  readonly resources: readonly PricedResource[]
  readonly usd: number
  /** Resources that cost nothing themselves. */
  readonly free: number
  /** Types that no rule knows, with how many there are. */
  readonly unsupported: ReadonlyMap<string, number>
  /** Calls of modules that stand elsewhere: what they make is in no sum. */
  readonly unread: readonly Resource<TerraformModuleCall>[]
  /** The region was taken for that many resources, since nothing says one. */
  readonly regionAssumed: number
  /** The date of the oldest price that was used. */
  readonly oldest?: string
}

export interface Terms {
  readonly usage?: Usage
  readonly on: Date
  /** For what says none. */
  readonly region: string
  /** The machine by whose price the requests of pods are reckoned. */
  readonly node: string
}

export function priced(estate: Estate, { usage = noUsage, on, region, node }: Terms): Bill {
  const resources: PricedResource[] = []
  const unsupported = new Map<string, number>()
  let free = 0
  let regionAssumed = 0
  for (const { thing, resource, regionAssumed: assumed } of thingsIn(estate, usage, on, region)) {
    const lines = ruleOf(thing.type)?.(thing)
    if (!lines && !isFree(thing.type)) {
      unsupported.set(thing.type, (unsupported.get(thing.type) ?? 0) + 1)
      continue
    }
    const all = [...(lines ?? [])].filter(isOwed).map((line) => lineWith(line, thing.region))
    if (all.length === 0) free++
    else {
      if (assumed) regionAssumed++
      resources.push(resourceWith(thing.address, thing.type, thing.region, resource, all))
    }
  }
  const machines = resources.some(({ type, usd }) => carriers.has(type) && usd > 0)
  for (const { resource, type, lines, onNodes } of [
    ...workloads(estate, node),
    ...claims(estate),
    ...balancers(estate),
  ]) {
    const all = [...lines].map((line) => lineWith(line, region))
    const priced = resourceWith(resource.name, type, region, resource, all)
    resources.push(onNodes && machines ? { ...priced, within: true } : priced)
  }
  const dates = resources.flatMap(({ lines }) => lines.flatMap(({ price }) => price?.date ?? []))
  const oldest = dates.reduce<string | undefined>(
    (least, date) => (least === undefined || date < least ? date : least),
    undefined,
  )
  return {
    resources,
    usd: sumOf(resources.filter(({ within }) => !within)),
    free,
    unsupported,
    unread: estate.of(TerraformModuleCall).filter((call) => isElsewhere(estate, call)),
    regionAssumed,
    ...(oldest !== undefined && { oldest }),
  }
}

/** A local module whose directory was not read is as far away as one of a registry. */
function isElsewhere(estate: Estate, call: Resource<TerraformModuleCall>): boolean {
  const { source } = call.data
  if (source === undefined) return false
  const target = /^\.\.?(?:\/|$)/.test(source) ? pathFrom(folderOf(call), source) : undefined
  return target === undefined || !estate.by(TerraformFile, folderOf).has(target)
}

/** What pods run on. */
const carriers = new Set(['aws_eks_node_group', 'aws_autoscaling_group', 'aws_eks_fargate_profile'])

let byType: Map<string, Rule['types'][string]> | undefined

function ruleOf(type: string): Rule['types'][string] | undefined {
  byType ??= new Map(Object.values(rules).flatMap(({ types }) => Object.entries(types)))
  return byType.get(type)
}

/** Use that is told to be none is nothing to pay for. */
function isOwed({ use, quantity }: Line): boolean {
  return !(use && quantity === 0)
}

function lineWith(line: Line, region: string): PricedLine {
  const found = priceOrEstimate(line.sku, line.region ?? region)
  if (!found) return line
  return { ...line, price: found, ...(line.quantity !== undefined && { usd: line.quantity * found.usd }) }
}

function resourceWith(
  address: string,
  type: string,
  region: string,
  resource: Resource,
  lines: readonly PricedLine[],
): PricedResource {
  return { address, type, region, resource, lines, usd: sumOf(lines) }
}

function sumOf(items: readonly { readonly usd?: number }[]): number {
  return items.reduce((sum, { usd = 0 }) => sum + usd, 0)
}
