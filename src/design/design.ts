import type { Blueprint } from '../model/blueprint.ts'
import type { Spec } from '../model/spec.ts'
import { estimate } from './cost/cost.ts'
import { planOf } from './plan.ts'
import { settle } from './settle.ts'

/** Settles every question, derives the plan, reckons the cost. Over the budget, the cheapest answers that keep every objective are taken. */
export function design(spec: Spec): Blueprint {
  const first = settled(spec, false)
  if (spec.budget === undefined || first.cost.total <= spec.budget) return first
  const thrifty = settled(spec, true)
  return thrifty.cost.total < first.cost.total ? thrifty : first
}

function settled(spec: Spec, thrifty: boolean): Blueprint {
  const decided = settle(spec, { thrifty })
  const plan = planOf(spec, decided)
  return { spec, decided, plan, cost: estimate(plan, decided, spec) }
}
