import type { Blueprint, CostItem } from '../model/blueprint.ts'
import { printMoney } from '../values/money.ts'
import { cheaper } from './cheaper.ts'
import { problemAt, type SpecProblem } from './problem.ts'

/**
 * A budget below the cheapest design is a fault of the spec. `blueprint` is what `design` made of it, which is the cheapest
 * already when it is over the budget; its total may be a lower bound, which is enough to prove that the budget cannot hold.
 */
export function affordable(blueprint: Blueprint): SpecProblem | undefined {
  const { spec, cost } = blueprint
  if (spec.budget === undefined || cost.total <= spec.budget) return undefined
  const least = cost.unpriced.length > 0 ? 'at least ' : ''
  return problemAt(
    spec.tree,
    ['budget'],
    `No design keeps what is promised for ${dollars(spec.budget)} a month: the cheapest costs ${least}${dollars(cost.total)}`,
    `Raise the budget, or promise less. Most of it is for ${largest(cost.items)}.${waysOf(blueprint, spec.budget)}`,
  )
}

/** What `devops cost` says at length. */
function waysOf(blueprint: Blueprint, budget: number): string {
  const ways = cheaper(blueprint, budget).map(
    ({ changes, total }, index) => `(${index + 1}) ${changes.join(', and ')}: ${dollars(total)}`,
  )
  return ways.length > 0 ? ` What would keep it: ${ways.join('; ')}.` : ''
}

function largest(items: readonly CostItem[]): string {
  return [...items]
    .sort((a, b) => b.usd - a.usd)
    .slice(0, 3)
    .map(({ what, stack, usd }) => `${what} of ${stack}: ${dollars(usd)}`)
    .join('; ')
}

function dollars(amount: number): string {
  return printMoney({ amount, currency: 'USD' })
}
