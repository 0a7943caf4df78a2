import type { Cost } from '../../../commands/cost.ts'
import type { View } from '../view.ts'
import { csv } from './costing/csv.ts'
import { html } from './costing/html.ts'
import { markdown } from './costing/markdown.ts'
import { summary, table } from './costing/text.ts'

export const view: View<Cost> = {
  human: (cost, page) =>
    [summary(cost, page), table(cost, page, 25), `Next: ${next(cost)}`].filter((part) => part !== '').join('\n\n'),
  formats: { table: (cost, page) => table(cost, page), csv, markdown, html },
}

function next({ of, difference, budget, total }: Cost): string {
  if (difference) return 'devops cost --since REV --format markdown writes it for a pull request'
  if (budget && total > budget.usd) return 'change the spec as one of these says, and call again'
  return of === 'spec'
    ? 'devops cost --format html > cost.html'
    : 'devops cost DIR --usage FILE tells what is used; --format html has charts'
}
