import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Recorded series does not say what it is',
  why: `By convention a recorded series is called \`level:metric:operations\`, such as \`job:http_requests:rate5m\`: the colons tell it from what was
scraped, the first part names the labels that are left, the last what was done.`,
  severity: 'info',
  level: 'strict',
  on: Rule,
  sources: ['pint/rule/name'],
  *run({ record }) {
    if (record !== undefined && !record.includes(':'))
      yield {
        at: ['record'],
        message: `\`${record}\` looks like a series that was scraped; call it \`level:metric:operations\``,
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: http_errors_ratio
                expr: sum by (job) (rate(http_errors_total[5m])) / sum by (job) (rate(http_requests_total[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:http_errors:ratio_rate5m
                expr: sum by (job) (rate(http_errors_total[5m])) / sum by (job) (rate(http_requests_total[5m]))
      `,
    },
  ],
}
