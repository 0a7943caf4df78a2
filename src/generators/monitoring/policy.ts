import type { Plan } from '../../model/plan.ts'
import { allowed, eventsForOneFailure } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import { fewest, guarded, pairsOf, type Watch } from './rules.ts'

/** What follows when a budget shrinks, agreed before it does. */
export function budgetPolicy(watches: readonly Watch[], plan: Plan): string {
  const { dashboards } = plan.monitoring
  return `${[
    `# Error budget policy of ${plan.system}`,
    'A promise that is never broken costs more than it is worth, and a promise that nothing follows from is none. An error budget is what a promise allows: as long as there is some left, it may be spent on change.',
    '## The promises',
    table(
      ['Objective', 'Promised', 'Budget in 30 days', 'At its average load'],
      watches.map(({ slo }) => [
        `\`${slo.name}\`: ${slo.title}`,
        printPercent(slo.objective),
        `${printPercent(allowed(slo.objective))}, or ${printDuration(Math.round((allowed(slo.objective) * slo.windowDays * day) / minute) * minute)} of nothing at all`,
        `${Math.floor(slo.rate * slo.windowDays * 86_400 * allowed(slo.objective)).toLocaleString('en-US')} of ${Math.round(slo.rate * slo.windowDays * 86_400).toLocaleString('en-US')}`,
      ]),
    ),
    'Objectives are written in OpenSLO in this directory, measured by the rules in `monitoring/base/rules`, and tested by those in `monitoring/tests`. `slo:error_budget_left:ratio` is what is left of each.' +
      (dashboards ? ` It is shown at ${dashboards.url}/d/${dashboards.objectives}.` : ''),
    '## What follows',
    table(
      ['Budget left', 'What follows', 'Who decides'],
      [
        ['more than half', 'Changes are delivered as usual.', 'each team'],
        [
          'half or less',
          'A change to production needs the yes of a second person who has read what could fail and how it is undone.',
          'the owner of the service',
        ],
        [
          'a tenth or less',
          'Nothing is delivered but repairs, security fixes and what brings the budget back. Work on reliability goes first.',
          'the owner of the service',
        ],
        [
          'nothing',
          'As above, and a review of what was spent on what, with tracked actions, before the freeze ends.',
          'the owner of the service and those who use it',
        ],
      ],
    ),
    'The freeze ends when more than a tenth is left again. An exception is possible, with its reason in writing, by whoever answers for the service to its users. An outage of a third party counts: users do not care whose fault it is.',
    '## When somebody is told',
    'Each pair of windows has an alert of its own, with the label `burn`. The long window says that it matters, the short one that it still goes on.',
    table(
      ['Objective', 'Burn', 'Windows', 'Of the budget', 'Then', 'Little traffic'],
      joined(
        watches.flatMap((watch) => {
          const { slo } = watch
          const { pairs, left } = pairsOf(watch, plan)
          return [
            ...pairs.map((pair) => [
              `\`${slo.name}\``,
              String(pair.burn),
              `${printDuration(pair.long)}, ${printDuration(pair.short)}`,
              printPercent(pair.budget),
              pair.severity,
              guarded(pair, watch)
                ? `below ${eventsForOneFailure(pair.burn, slo.objective).toLocaleString('en-US')} events in ${printDuration(pair.long)} one failure would do, so it takes ${fewest}`
                : 'probes come often enough',
            ]),
            ...left.map(({ pair, because }) => [
              `\`${slo.name}\``,
              String(pair.burn),
              printDuration(pair.long),
              '',
              'no alert',
              because,
            ]),
          ]
        }),
      ),
    ),
    '## Review',
    'Every three months the owner and those who use the service look at each objective: kept without effort, it may be raised or the room be used; broken without a complaint, it may be lowered. A change of an objective is a change of `devops.yaml`, and its reason stands in the commit.',
  ].join('\n\n')}\n`
}

/** Rows that differ in their first cell alone are one. */
function joined(rows: readonly (readonly string[])[]): string[][] {
  const alike = new Map<string, (readonly string[])[]>()
  for (const row of rows) {
    const key = row.slice(1).join('\n')
    alike.set(key, [...(alike.get(key) ?? []), row])
  }
  return [...alike.values()].map((same) => [same.map(([first]) => first).join(', '), ...(same[0]?.slice(1) ?? [])])
}

const minute = 60_000
const day = 86_400_000

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
