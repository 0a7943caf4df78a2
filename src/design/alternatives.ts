import type { Blueprint } from '../model/blueprint.ts'
import { estimate } from './cost/cost.ts'
import { plannedOf } from './plan.ts'
import { settling } from './settle.ts'

/** What everything would cost more or less a month with another answer to one question. */
export interface Alternative {
  readonly answer: string
  /** US dollars more than the answer that was taken; absent where something that only one of the two brings has no known price. */
  readonly difference?: number
}

/** Each option of a decided question that could be taken instead. Both sums leave out what neither has a price for. */
export function alternativesTo(key: string, blueprint: Blueprint): readonly Alternative[] {
  const known = reckoned.get(blueprint) ?? new Map<string, readonly Alternative[]>()
  reckoned.set(blueprint, known)
  const before = known.get(key)
  if (before) return before
  const now = reckon(key, blueprint)
  known.set(key, now)
  return now
}

/** Each is a design of its own, and several documents show them. */
const reckoned = new WeakMap<Blueprint, Map<string, readonly Alternative[]>>()

function reckon(key: string, { spec, decided, cost }: Blueprint): Alternative[] {
  const question = decided[key]
  return (question?.options ?? []).flatMap(({ answer }): Alternative[] => {
    if (answer === question?.answer) return []
    const other = { ...spec, overrules: { ...spec.overrules, [key]: { answer, because: 'To see what it costs.' } } }
    const settled = settling(other)
    if (settled.refused.some((refused) => refused.key === key)) return []
    const { total, unpriced } = estimate(plannedOf(other, settled.decided), settled.decided, other)
    const known = unpriced.length === cost.unpriced.length && unpriced.every((each) => cost.unpriced.includes(each))
    return [{ answer, ...(known && { difference: total - cost.total }) }]
  })
}
