import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { futilitiesOf } from './futile.ts'

export const check: Check<Rule> = {
  title: 'Two sides can never be joined',
  why: `Between two vectors an operator joins series whose labels are equal. A side that was aggregated has lost the labels which
the other one still carries, so nothing is ever equal and the result is empty: an alert that cannot fire. Aggregate both
sides by the same labels, or say what to join with \`on (...)\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/impossible'],
  *run(rule) {
    const [first] = futilitiesOf(rule, 'join')
    if (first) yield { at: ['expr'], message: `${first.message}; aggregate both alike or join with \`on (...)\`` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: database
            rules:
              - alert: ConnectionsFull
                expr: sum(pg_stat_activity_count) > 0.9 * pg_settings_max_connections
      `,
      good: `
        groups:
          - name: database
            rules:
              - alert: ConnectionsFull
                expr: sum by (instance) (pg_stat_activity_count) > on (instance) 0.9 * pg_settings_max_connections
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: path:errors:ratio
                expr: sum by (path, code) (rate(errors_total[5m])) / sum by (path) (rate(requests_total[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: path:errors:ratio
                expr: sum by (path, code) (rate(errors_total[5m])) / ignoring (code) group_left sum by (path) (rate(requests_total[5m]))
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up{job="api"} == 0 and rate(http_requests_total{job="web"}[5m]) > 0
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up{job="api"} == 0 and on (instance) rate(http_requests_total{job="web"}[5m]) > 0
      `,
    },
  ],
}
