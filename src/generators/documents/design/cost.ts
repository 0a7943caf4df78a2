import { alternativesTo } from '../../../design/alternatives.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import { printDollars } from '../../../values/money.ts'
import { recordPath } from '../adr.ts'
import { table } from '../markdown.ts'

export function costSection(blueprint: Blueprint): string {
  const { cost, spec } = blueprint
  const stacks = [...new Set(cost.items.map(({ stack }) => stack))]
  const rows = stacks.map((stack) => [
    stack,
    `${printDollars(cost.items.filter((item) => item.stack === stack).reduce((sum, { usd }) => sum + usd, 0))}`,
  ])
  const others = otherwise(blueprint)
  return [
    table(['Stack', 'A month'], [...rows, ['**Sum**', `**${printDollars(cost.total)}**`]]),
    `${spec.budget ? `The budget is ${printDollars(spec.budget)}. ` : ''}That is $${(cost.total / Math.max(1, spec.users)).toFixed(2)} a user. List prices, the oldest of ${cost.asOf}.`,
    ...estimated(blueprint),
    ...(cost.unpriced.length > 0 ? [`The sum is partial. Not in it: ${cost.unpriced.join('; ')}.`] : []),
    ...(others.length > 0
      ? [
          'What another answer would cost, all else as it is:',
          table(['Question', 'Instead of', 'With', 'A month'], others),
        ]
      : []),
  ].join('\n\n')
}

function estimated({ cost }: Blueprint): string[] {
  const sum = cost.items.filter((item) => item.estimated).reduce((total, { usd }) => total + usd, 0)
  if (sum === 0) return []
  return [
    `${printDollars(sum)} of it is an estimate: no list was found for that region, so the price of us-east-1 is taken at the level of its service there (what lists price in both regions).`,
  ]
}

/** Options that could be taken and would change the sum. */
function otherwise(blueprint: Blueprint): string[][] {
  const { decided } = blueprint
  return Object.entries(decided).flatMap(([key, { question, answer }]) =>
    alternativesTo(key, blueprint).flatMap((other) => {
      const difference = other.difference === undefined ? undefined : Math.round(other.difference)
      if (difference === 0) return []
      return [
        [
          `[${question}](${recordPath(key).replace('docs/', '')})`,
          `\`${answer}\``,
          `\`${other.answer}\``,
          difference === undefined ? 'not known' : `${difference < 0 ? '−' : '+'}${printDollars(Math.abs(difference))}`,
        ],
      ]
    }),
  )
}
