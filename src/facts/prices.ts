import { readFileSync } from 'node:fs'
import { awsPrices } from './data/aws-prices.ts'
import { type Fact, factOf, type Table } from './fact.ts'
import { type Levels, levelsOf } from './price-levels.ts'
import type { PriceRow, Unit } from './price-row.ts'

export type Price = PriceRow &
  Fact & {
    /** Not from a list: that of us-east-1 times the level of the service in the region, which is here. */
    readonly reckoned?: number
  }

/** `undefined` where no source gives the price in that region: it is never taken from another one. */
export function price(sku: string, region: string): Price | undefined {
  return pricesIn(region).get(sku) ?? pricesIn('global').get(sku)
}

/** The price of the list; where it has none for the region, that of us-east-1 at the level of its service there, which is an estimate. */
export function priceOrEstimate(sku: string, region: string): Price | undefined {
  const listed = price(sku, region)
  if (listed) return listed
  const known = pricesIn('us-east-1').get(sku)
  const level = known && levelIn(region, known.service)
  return known && level !== undefined ? { ...known, region, usd: known.usd * level, reckoned: level } : undefined
}

/** Dollars a month for `quantity` of a price's units; what is priced by the hour runs all 730. */
export function monthly(each: Price, quantity: number): number {
  return each.usd * quantity * (each.unit.endsWith('hour') ? hoursAMonth : 1)
}

/** One thing to pay for; `quantity` counts units, or things that run all month where the unit is an hour. */
export interface CostLine {
  readonly sku: string
  readonly region: string
  readonly quantity: number
}

export interface CostSum {
  readonly usd: number
  /** Something has no price: the sum is a lower bound. */
  readonly partial: boolean
  readonly missing: readonly CostLine[]
  readonly priced: readonly { readonly line: CostLine; readonly price: Price; readonly usd: number }[]
  /** The date of the oldest price in the sum. */
  readonly oldest?: string
}

export function monthlySum(lines: Iterable<CostLine>): CostSum {
  const missing: CostLine[] = []
  const priced: { line: CostLine; price: Price; usd: number }[] = []
  for (const line of lines) {
    const found = price(line.sku, line.region)
    if (found) priced.push({ line, price: found, usd: monthly(found, line.quantity) })
    else missing.push(line)
  }
  const oldest = priced.map((each) => each.price.date).sort()[0]
  return {
    usd: priced.reduce((sum, each) => sum + each.usd, 0),
    partial: missing.length > 0,
    missing,
    priced,
    ...(oldest !== undefined && { oldest }),
  }
}

/** Every price of the book. */
export function prices(): Iterable<Price> {
  const regions = new Set(
    tables().flatMap((table) => ('region' in table ? [table.region] : table.rows.map((row) => row.region))),
  )
  return [...regions].flatMap((region) => [...pricesIn(region).values()])
}

const hoursAMonth = 730

/** Prices of one region and unit with one source, by sku: the form of the long list, which is no code to be parsed at each start. */
interface Listed extends Fact {
  readonly region: string
  readonly unit: Unit
  readonly prices: Readonly<Record<string, number>>
}

let read: readonly (Listed | Table<PriceRow>)[] | undefined
const byRegion = new Map<string, ReadonlyMap<string, Price>>()
const levels = new Map<string, Levels>()

/** What was noted one by one goes before the list, and what comes later in it before what comes earlier. */
function tables(): readonly (Listed | Table<PriceRow>)[] {
  read ??= [...JSON.parse(readFileSync(new URL('./data/price-list.json', import.meta.url), 'utf8')), ...awsPrices]
  return read
}

/** Most of the book is of regions that nobody asks for. */
function pricesIn(region: string): ReadonlyMap<string, Price> {
  const known =
    byRegion.get(region) ??
    new Map(
      tables()
        .flatMap((table) => rowsOf(table, region))
        .map((row) => [row.sku, row]),
    )
  byRegion.set(region, known)
  return known
}

function rowsOf(table: Listed | Table<PriceRow>, region: string): Price[] {
  if ('rows' in table) return table.rows.filter((row) => row.region === region).map((row) => factOf(table, row))
  if (table.region !== region) return []
  const { prices, ...rest } = table
  return Object.entries(prices).map(([sku, usd]) => ({ service: sku.split('/')[0] ?? sku, sku, usd, ...rest }))
}

function levelIn(region: string, service: string): number | undefined {
  const known = levels.get(region) ?? levelsOf(pricesIn(region), pricesIn('us-east-1'))
  levels.set(region, known)
  return known.services.get(service) ?? known.machines
}
