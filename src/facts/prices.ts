import { readFileSync } from 'node:fs'
import { awsPriceLevels } from './data/aws-price-levels.ts'
import { awsPrices } from './data/aws-prices.ts'
import { type Fact, factOf } from './fact.ts'
import type { PriceRow, Unit } from './price-row.ts'

export type Price = PriceRow &
  Fact & {
    /** Not from a list: that of us-east-1 times the level of the region, which is here. */
    readonly reckoned?: number
  }

/** `undefined` where no source gives the price in that region: it is never taken from another one. */
export function price(sku: string, region: string): Price | undefined {
  return book().get(`${sku} ${region}`) ?? book().get(`${sku} global`)
}

/** The price of the list; where it has none for the region, that of us-east-1 brought to the region's level, which is an estimate. */
export function priceOrEstimate(sku: string, region: string): Price | undefined {
  const listed = price(sku, region)
  if (listed) return listed
  const level = awsPriceLevels.rows.find((row) => row.region === region)?.level
  const known = level === undefined ? undefined : book().get(`${sku} us-east-1`)
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
  return book().values()
}

const hoursAMonth = 730
let read: Map<string, Price> | undefined

/** Prices of one region and unit with one source, by sku: the form of the long list, which is no code to be parsed at each start. */
interface Listed extends Fact {
  readonly region: string
  readonly unit: Unit
  readonly prices: Readonly<Record<string, number>>
}

/** What was noted one by one goes before the list. */
function book(): ReadonlyMap<string, Price> {
  read ??= new Map(
    [...listed(), ...awsPrices.flatMap((table) => table.rows.map((row) => factOf(table, row)))].map(keyed),
  )
  return read
}

function listed(): Price[] {
  const tables: readonly Listed[] = JSON.parse(readFileSync(new URL('./data/price-list.json', import.meta.url), 'utf8'))
  return tables.flatMap(({ prices, ...table }) =>
    Object.entries(prices).map(([sku, usd]) => ({ service: sku.split('/')[0] ?? sku, sku, usd, ...table })),
  )
}

function keyed(price: Price): readonly [string, Price] {
  return [`${price.sku} ${price.region}`, price]
}
