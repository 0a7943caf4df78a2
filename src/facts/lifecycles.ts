import { compareVersions, parseVersion } from '../values/semver.ts'
import type { Cycle } from './cycle.ts'
import { cycles } from './data/cycles.ts'
import { distrolessCycles } from './distroless.ts'
import { type Fact, factOf, type Table } from './fact.ts'
import { retiredRuntimes } from './lambda-runtimes.ts'

export interface End extends Fact {
  readonly product: string
  readonly cycle: string
  /** The last day of ordinary support; absent where none was announced, or the day is not known (`ended`). */
  readonly ends?: string
  readonly ended?: true
  readonly extendedEnds?: string
  /** The newest cycle that was released, and long-term where the product has such; absent when this is it. */
  readonly successor?: string
}

/** What is known of a version's end; `version` may be longer than the cycle (`1.34.2`, `18-alpine`). */
export function endOf(product: string, version: string): End | undefined {
  const found = byProduct().get(product)
  const row = found?.rows.find((each) => covers(each.cycle, version))
  if (!found || !row) return undefined
  const { ends, ended, extendedEnds, source, date } = factOf(found.table, row)
  const successor = found.rows.find((each) => isSuccessor(each, found) && isAlike(each, row))?.cycle
  const isNewer = successor !== undefined && successor !== row.cycle && comesAfter(successor, row.cycle)
  return {
    product,
    cycle: row.cycle,
    ...(ends !== undefined && { ends }),
    ...(ended && { ended }),
    ...(extendedEnds !== undefined && { extendedEnds }),
    ...(isNewer && { successor }),
    source,
    date,
  }
}

/** Whether ordinary support is over on a day; `undefined` where the product or version is unknown. */
export function hasEnded(product: string, version: string, on: Date): boolean | undefined {
  const end = endOf(product, version)
  if (!end) return undefined
  if (end.ended) return true
  return end.ends !== undefined && Date.parse(end.ends) + 86_400_000 <= on.getTime()
}

/** The newest cycle of a product that was released, and long-term where the product has such. */
export function newestOf(product: string): string | undefined {
  const found = byProduct().get(product)
  return found?.rows.find((each) => isSuccessor(each, found))?.cycle
}

/** The products that `endOf` knows. */
export function productsWithEnds(): readonly string[] {
  return [...byProduct().keys()]
}

interface Known {
  readonly table: Table<Cycle>
  readonly rows: Cycle[]
  readonly longTerm: boolean
}

let known: Map<string, Known> | undefined

function byProduct(): ReadonlyMap<string, Known> {
  if (known) return known
  known = new Map()
  for (const table of [cycles, distrolessCycles, retiredRuntimes]) {
    for (const row of table.rows) {
      const longTerm = row.lts === true || row.ltsFrom !== undefined
      const before = known.get(row.product)
      known.set(row.product, {
        table,
        rows: [...(before?.rows ?? []), row],
        longTerm: longTerm || before?.longTerm === true,
      })
    }
  }
  return known
}

function covers(cycle: string, version: string): boolean {
  const text = version.replace(/^v(?=\d)/, '')
  if (!text.startsWith(cycle)) return false
  const next = text[cycle.length]
  return next === undefined || !/[0-9A-Za-z]/.test(next)
}

function isSuccessor(row: Cycle, found: Known): boolean {
  if ((row.released ?? '') > found.table.date || row.ended) return false
  return !found.longTerm || row.lts === true || (row.ltsFrom !== undefined && row.ltsFrom <= found.table.date)
}

/** Of one language: `python3.14` follows `python3.9`, and no `java25` does. */
function isAlike(one: Cycle, other: Cycle): boolean {
  return languageOf(one) === languageOf(other)
}

function languageOf({ cycle }: Cycle): string | undefined {
  return /^[a-z]+(?=\d)/.exec(cycle)?.[0]
}

function comesAfter(candidate: string, cycle: string): boolean {
  const [a, b] = [parseVersion(candidate), parseVersion(cycle)]
  return a && b ? compareVersions(a, b) > 0 : true
}
