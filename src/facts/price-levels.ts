import type { PriceRow } from './price-row.ts'

/** What a region costs beside another one, which is 1: the median over what lists price in both. */
export interface Levels {
  readonly services: ReadonlyMap<string, number>
  /** For services that no list has anything of there. */
  readonly machines?: number
}

export function levelsOf(there: ReadonlyMap<string, PriceRow>, home: ReadonlyMap<string, PriceRow>): Levels {
  const ratios = new Map<string, number[]>()
  for (const { sku, usd } of there.values()) {
    const known = home.get(sku)
    if (!known?.usd) continue
    const noted = ratios.get(known.service)
    if (noted) noted.push(usd / known.usd)
    else ratios.set(known.service, [usd / known.usd])
  }
  const machines = ['ec2', 'elasticache', 'opensearch'].flatMap((service) => ratios.get(service) ?? [])
  return {
    services: new Map([...ratios].map(([service, all]) => [service, median(all)])),
    ...(machines.length > 0 && { machines: median(machines) }),
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, each) => sum + each, 0) / middle.length
}
