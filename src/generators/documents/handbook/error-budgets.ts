import type { Blueprint } from '../../../model/blueprint.ts'
import type { Slo } from '../../../model/watch.ts'
import { printPercent } from '../../../values/percent.ts'
import { table } from '../markdown.ts'
import { budgetPath } from '../people.ts'

export const errorBudgetsPath = 'docs/handbook/error-budgets.md'

/** What is left to lose, and what is done when it is gone; absent where nothing has a share, or another policy says so. */
export function errorBudgets({ plan }: Blueprint): string | undefined {
  if (budgetPath(plan) !== errorBudgetsPath) return undefined
  return `${[
    '# Error budgets',
    table(
      ['Objective', 'Of', 'Promised', 'Budget'],
      plan.slos.map((slo) => [slo.name, slo.title, printPercent(slo.objective), budget(slo)]),
    ),
    table(
      ['Left of a budget', 'Then'],
      [
        ['more than half', 'deliver as you like'],
        ['half to a tenth', 'the next change that is planned for that service makes it steadier'],
        ['less than a tenth', 'only changes that mend; `delivery/freeze.yaml` says so, with a reason'],
        [
          'nothing',
          'the same until the window has refilled a tenth, and a [review](post-incident-review.md) of what took it',
        ],
      ],
    ),
    'A change of an objective is a change of `devops.yaml`, where its cost is seen.',
  ].join('\n\n')}\n`
}

function budget({ objective, windowDays, kind, rate }: Slo): string {
  const bad = 1 - objective
  if (kind === 'probe') return `${Math.round(bad * windowDays * 24 * 60)} minutes in ${windowDays} days`
  return `${Math.round(bad * rate * windowDays * 86_400).toLocaleString('en')} of ${Math.round(rate * windowDays * 86_400).toLocaleString('en')} in ${windowDays} days`
}
