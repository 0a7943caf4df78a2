import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Expression is not PromQL',
  why: 'Prometheus refuses the whole rule file, and with it every alert in it, when one expression cannot be read or its types do not fit.',
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/syntax', 'promtool/check-rules'],
  *run({ expr }) {
    if (expr === undefined) return
    const [problem] = checkPromql(expr)
    if (problem) yield { at: ['expr'], message: `Not PromQL: ${problem.message}` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(http_requests_total{code=~"5.."})) > 1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(http_requests_total{code=~"5.."}[5m])) > 1
      `,
    },
  ],
}
