import type { Cost, CostRow } from './asked.ts'

/** The sums of what is deployed together, the dearest first. */
export function groupsIn(rows: readonly CostRow[]): Cost['groups'] {
  const sums = new Map<string, number>()
  for (const { group, usd, within } of rows) sums.set(group, (sums.get(group) ?? 0) + (within ? 0 : usd))
  return [...sums].map(([name, usd]) => ({ name, usd })).sort((a, b) => b.usd - a.usd)
}
