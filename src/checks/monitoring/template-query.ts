import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { mayCarry } from '../../syntax/promql/labels.ts'
import { outlookOf } from '../../syntax/promql/outcomes.ts'
import type { Check } from '../check.ts'
import { textsOf } from './surroundings.ts'
import { readTemplate } from './template.ts'

export const check: Check<Rule> = {
  title: 'Query inside the text of an alert gives nothing',
  why: `\`query\` is asked when the alert fires. One that is not PromQL, or whose answer lacks the label that is read of it, leaves an error or
a gap in the message that wakes somebody.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/template'],
  *run(rule) {
    for (const { at, text } of textsOf(rule))
      for (const [query, labels] of readTemplate(text).queries) {
        const [problem] = checkPromql(query)
        if (problem) {
          yield { at, message: `The query \`${query}\` is not PromQL: ${problem.message}` }
          continue
        }
        const { outcomes } = outlookOf(query)
        const lost = [...labels].find(
          (label) => outcomes.length > 0 && outcomes.every((each) => !mayCarry(each.labels, label)),
        )
        if (lost !== undefined)
          yield { at, message: `\`${query}\` drops the label \`${lost}\`, which is read of its answer; keep it there` }
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                annotations:
                  summary: '{{ range query "sum by (job) (up)" }}{{ .Labels.instance }} {{ end }}'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                annotations:
                  summary: '{{ range query "sum by (instance) (up)" }}{{ .Labels.instance }} {{ end }}'
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                annotations:
                  summary: '{{ printf "sum(up{job=''%s''}" .Labels.job | query | first | value }} are up'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                annotations:
                  summary: '{{ printf "sum(up{job=''%s''})" .Labels.job | query | first | value }} are up'
      `,
    },
  ],
}
