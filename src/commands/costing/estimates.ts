import { printDollars } from '../../values/money.ts'
import type { CostRow } from './asked.ts'

/** How much of a sum rests on prices of another region, if any of it does. */
export function estimatesIn(rows: readonly CostRow[]): string[] {
  const estimated = rows
    .filter(({ within }) => !within)
    .flatMap(({ lines, region }) =>
      lines.flatMap(({ estimated: is, usd }) => (is && usd !== undefined ? [{ region, usd }] : [])),
    )
  const sum = estimated.reduce((total, { usd }) => total + usd, 0)
  if (sum === 0) return []
  const regions = [...new Set(estimated.map(({ region }) => region))].sort().join(', ')
  return [
    `${printDollars(sum)} of the total is an estimate: no list was found for ${regions}, so the prices of us-east-1 are taken at the level of their services there.`,
  ]
}
