import { Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Bucket is named by a whole number',
  why: `Since Prometheus 3 the bounds of buckets and quantiles are floats when they are scraped: \`le="1"\` is stored as
\`le="1.0"\`, so a selector of the old form matches nothing.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  *run({ expr }) {
    if (expr === undefined) return
    for (const { matchers } of selectorsIn(expr))
      for (const { label, operator, value } of matchers)
        if ((label === 'le' || label === 'quantile') && operator === '=' && /^\d+$/.test(value))
          yield {
            at: ['expr'],
            message: `\`${label}="${value}"\` matches nothing since Prometheus 3; write \`${label}=~"${value}|${value}.0"\``,
          }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:fast:rate5m
                expr: sum by (job) (rate(request_duration_seconds_bucket{le="1"}[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:fast:rate5m
                expr: sum by (job) (rate(request_duration_seconds_bucket{le=~"1|1.0"}[5m]))
      `,
    },
  ],
}
