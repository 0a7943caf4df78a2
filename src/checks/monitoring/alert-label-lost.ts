import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { labelsOf, mayCarry } from '../../syntax/promql/labels.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert text names a label that the expression has dropped',
  why: `An aggregation keeps only the labels that it names, so \`{{ $labels.x }}\` of another is empty in every message: the
person who is woken reads "down on" and not where. Keep the label in the aggregation or leave it out of the text.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/template'],
  *run({ alert, expr, labels = {}, annotations = {} }) {
    if (alert === undefined || expr === undefined || checkPromql(expr).length > 0) return
    const kept = labelsOf(expr)
    for (const [key, texts] of [
      ['labels', labels],
      ['annotations', annotations],
    ] as const)
      for (const [name, text] of Object.entries(texts)) {
        const lost = labelsIn(String(text)).find((label) => !mayCarry(kept, label) && !Object.hasOwn(labels, label))
        if (lost !== undefined)
          yield {
            at: [key, name],
            message: `\`${lost}\` is always empty here: the expression drops it; keep it there or leave it out here`,
          }
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum by (job) (rate(errors_total[5m])) > 1
                annotations:
                  summary: 'Errors of {{ $labels.job }} on {{ $labels.instance }}'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum by (job, instance) (rate(errors_total[5m])) > 1
                annotations:
                  summary: 'Errors of {{ $labels.job }} on {{ $labels.instance }}'
      `,
    },
  ],
}

/** Labels of the alert that a template reads; inside `with` and `range` the dot is something else, and so it is left alone. */
function labelsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/(?:\$labels|\$?\.Labels)\.(\w+)/g)].map(([, label = '']) => label),
  )
}
