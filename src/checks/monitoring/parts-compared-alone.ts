import { Rule } from '../../kinds/monitoring.ts'
import { parsePromql } from '../../syntax/promql/parse.ts'
import { selectorOf } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Each part is compared where their sum is meant',
  why: `The exporter splits this number by a label: connections by state and database, for instance. Compared as it stands, each part has to cross the
threshold alone, and the alert stays silent while their sum is far above it. Sum the parts first: \`sum by (instance) (...)\`.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ alert, expr }) {
    const [root] = alert === undefined || expr === undefined ? [] : parsePromql(expr).children
    const [left, operator] = root?.children ?? []
    const limit = root?.children.at(-1)?.text ?? ''
    if (
      root?.name !== 'BinaryExpr' ||
      left?.name !== 'VectorSelector' ||
      !/^>=?$/.test(operator?.text ?? '') ||
      !/^[\d.]+$/.test(limit)
    )
      return
    const { metric = '', matchers } = selectorOf(left)
    const by = Object.hasOwn(split, metric) ? split[metric] : undefined
    if (by === undefined || Number(limit) < 2 || matchers.some(({ label }) => label === by)) return
    yield {
      at: ['expr'],
      message: `\`${metric}\` is split by \`${by}\`, so each part is compared with ${limit} alone; compare \`sum by (instance) (${metric})\``,
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: ConnectionsHigh
                expr: pg_stat_activity_count > 80
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: ConnectionsHigh
                expr: sum by (instance) (pg_stat_activity_count) > 80
              - alert: IdleInTransaction
                expr: pg_stat_activity_count{state="idle in transaction"} > 5
      `,
    },
  ],
}

/** Gauges whose parts make a whole that people mean, and the label that splits them. */
const split: Readonly<Record<string, string>> = {
  pg_stat_activity_count: 'state',
  pg_locks_count: 'mode',
  node_tcp_connection_states: 'state',
  mongodb_ss_connections: 'conn_type',
}
