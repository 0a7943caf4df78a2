import type { Blueprint } from '../../model/blueprint.ts'
import { printDollars } from '../../values/money.ts'
import type { Page } from './page.ts'
import { lines, number, rows, type Section, words } from './panel.ts'

const month = 730

/** What the nodes cost, who asks for them, and what nobody asks for. */
export function costPage({ plan, cost, spec }: Blueprint, uid: string): Page {
  const stacks = [...new Set(cost.items.map(({ stack }) => stack))]
  const sum = (stack: string) =>
    cost.items.filter((item) => item.stack === stack).reduce((total, { usd }) => total + usd, 0)
  return {
    uid,
    title: `${plan.system}: cost`,
    means: 'What the nodes of this cluster cost a month, by who asks for them, at list prices.',
    from: 'now-7d',
    sections: [
      ...(Object.keys(plan.monitoring.nodePrices).length > 0 ? [nodes] : []),
      {
        title: 'Everything, as the design reckons',
        panels: [
          words(
            'Estimate',
            [
              '| Stack | A month |\n|---|---|',
              ...stacks.map((stack) => `| ${stack} | ${printDollars(sum(stack))} |`),
              `| **Sum** | **${printDollars(cost.total)}** |`,
              '',
              `${spec.budget ? `The budget is ${printDollars(spec.budget)}. ` : ''}List prices, the oldest of ${cost.asOf}. What is really paid stands in the bill of AWS, by the tags \`system\` and \`stack\`.`,
            ].join('\n'),
          ),
        ],
      },
    ],
  }
}

const nodes: Section = {
  title: 'Nodes of this cluster',
  panels: [
    number('Nodes, a month', `sum(node:cost_usd:hourly) * ${month}`, { unit: 'currencyUSD', base: 'text' }),
    number('Of that asked for by nobody', `(sum(node:cost_usd:hourly) - sum(namespace:cost_usd:hourly)) * ${month}`, {
      unit: 'currencyUSD',
      base: 'text',
      means: 'What is free on the nodes. A part of it is the room that the next failure needs.',
    }),
    number('Share that is asked for', 'sum(namespace:cost_usd:hourly) / sum(node:cost_usd:hourly)', {
      unit: 'percentunit',
      base: 'orange',
      steps: [[0.5, 'green']],
    }),
    number(
      'Of nodes, a million requests',
      '1e6 * sum(node:cost_usd:hourly) / 3600 / sum(rate(http_server_request_duration_seconds_count[1h]))',
      { unit: 'currencyUSD', base: 'text' },
    ),
    lines(
      'By namespace, a month',
      [{ expr: `sum by (namespace) (namespace:cost_usd:hourly) * ${month}`, legend: '{{namespace}}' }],
      {
        unit: 'currencyUSD',
        stacked: true,
      },
    ),
    rows(
      'By namespace, a month',
      [{ expr: `sum by (namespace) (namespace:cost_usd:hourly) * ${month}`, column: 'Dollars' }],
      {
        width: 12,
        unit: 'currencyUSD',
        columns: { namespace: 'Namespace' },
      },
    ),
  ],
}
