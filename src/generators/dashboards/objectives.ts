import type { Blueprint } from '../../model/blueprint.ts'
import type { Alert, Slo } from '../../model/watch.ts'
import { printPercent } from '../../values/percent.ts'
import { runbookUrl } from '../scope.ts'
import { type Page, stageVariable } from './page.ts'
import { lines, number, rows, type Section } from './panel.ts'

/** Every promise: what is left of its budget, and how fast it goes. */
export function objectivesPage({ plan }: Blueprint, uid: string): Page {
  return {
    uid,
    title: `${plan.system}: objectives`,
    means: 'What was promised, what is left of each error budget, and how fast it burns.',
    variables: [stageVariable(plan), services([...new Set(plan.slos.map(({ service }) => service))])],
    from: 'now-7d',
    sections: [
      {
        title: 'All',
        panels: [
          rows(
            'Budgets',
            [
              { expr: `max by (slo, service) (slo:objective:ratio{${chosen}})`, column: 'Promised' },
              { expr: `1 - max by (slo, service) (slo:error_ratio:rate30d{${here}})`, column: 'Kept in 30 days' },
              { expr: `min by (slo, service) (slo:error_budget_left:ratio{${here}})`, column: 'Budget left' },
            ],
            {
              unit: 'percentunit',
              columns: { slo: 'Objective', service: 'Service' },
              means: 'A budget below zero is a broken promise. The policy says what follows at a half and at a tenth.',
            },
          ),
        ],
      },
      ...plan.slos.map((slo) =>
        section(
          slo,
          plan.alerts.find(({ about, kind }) => about === slo.name && kind === 'error-budget-burn'),
        ),
      ),
    ],
  }

  function section(slo: Slo, alert: Alert | undefined): Section {
    const own = `slo="${slo.name}", namespace="$namespace"`
    const links = alert && [{ title: 'Runbook', url: runbookUrl(alert.runbook, plan) }]
    const allowed = Number((1 - slo.objective).toPrecision(6))
    return {
      title: `${slo.name}: ${printPercent(slo.objective)} ${slo.title}`,
      panels: [
        number('Budget left', `slo:error_budget_left:ratio{${own}}`, {
          unit: 'percentunit',
          base: 'red',
          steps: [
            [0.1, 'orange'],
            [0.5, 'green'],
          ],
          height: 8,
          ...(links && { links }),
        }),
        lines(
          'Burn rate',
          (['1h', '6h', '1d', '3d'] as const).map((window) => ({
            expr: `slo:error_ratio:rate${window}{${own}} / ${allowed}`,
            legend: window,
          })),
          {
            width: 9,
            unit: 'short',
            steps: [
              [1, 'yellow'],
              [6, 'orange'],
              [14.4, 'red'],
            ],
            means: 'At 1 the budget lasts exactly as long as its window. At 6 and 14.4 somebody is woken.',
          },
        ),
        lines('Budget left', [{ expr: `slo:error_budget_left:ratio{${own}}`, legend: 'left' }], {
          width: 9,
          signed: true,
          unit: 'percentunit',
        }),
      ],
    }
  }
}

const chosen = 'service=~"$service"'
const here = `${chosen}, namespace="$namespace"`

function services(names: readonly string[]): object {
  return {
    name: 'service',
    label: 'Service',
    type: 'custom',
    query: names.join(','),
    options: [],
    current: { text: ['All'], value: ['$__all'] },
    includeAll: true,
    multi: true,
  }
}
