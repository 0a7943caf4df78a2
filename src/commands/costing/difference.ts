import type { Cost, CostRow } from './asked.ts'

/** The cost of now with what it was at a revision, resource by resource; what costs the same is left out. */
export function changed(now: Cost, then: Cost, since: string): Cost {
  const [after, before] = [sums(now.rows), sums(then.rows)]
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  const rows = keys
    .map((key) => {
      const [group = '', resource = ''] = key.split('\n')
      const [old, fresh] = [before.get(key), after.get(key)]
      return {
        group,
        resource,
        ...(old !== undefined && { before: old }),
        ...(fresh !== undefined && { after: fresh }),
      }
    })
    .filter((row) => row.before === undefined || row.after === undefined || Math.abs(growthOf(row)) >= 0.005)
    .sort((a, b) => Math.abs(growthOf(b)) - Math.abs(growthOf(a)) || (a.resource < b.resource ? -1 : 1))
  return { ...now, difference: { since, before: then.total, rows } }
}

function growthOf({ before = 0, after = 0 }: { readonly before?: number; readonly after?: number }): number {
  return after - before
}

function sums(rows: readonly CostRow[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { group, resource, usd } of rows) {
    const key = `${group}\n${resource}`
    found.set(key, (found.get(key) ?? 0) + usd)
  }
  return found
}
