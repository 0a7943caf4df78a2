import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { mayCarry } from '../../syntax/promql/labels.ts'
import { outlookOf } from '../../syntax/promql/outcomes.ts'
import type { Check } from '../check.ts'
import { textsOf } from './surroundings.ts'
import { readTemplate } from './template.ts'

export const check: Check<Rule> = {
  title: 'Alert text names a label that the expression has dropped',
  why: `An aggregation keeps only the labels that it names, so \`{{ $labels.x }}\` of another is empty in every message: the
person who is woken reads "down on" and not where. Keep the label in the aggregation or leave it out of the text.`,
  severity: 'low',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/template'],
  *run(rule) {
    const { expr } = rule
    if (expr === undefined || checkPromql(expr).length > 0) return
    const outcomes = outlookOf(expr).outcomes.filter(({ absence }) => !absence)
    const all = outcomes.length > 0 ? outcomes : outlookOf(expr).outcomes
    for (const { at, text } of textsOf(rule)) {
      const lost = [...readTemplate(text).labels].find((label) => all.some(({ labels }) => !mayCarry(labels, label)))
      if (lost === undefined) continue
      const from = all.filter(({ labels }) => !mayCarry(labels, lost))
      const where = from.length < all.length ? ` where it is \`${short(from[0]?.node.text)}\`` : ''
      yield {
        at,
        message: `\`${lost}\` is always empty here: the expression drops it${where}; keep it there or leave it out here`,
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

function short(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
