import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { labelsOf, mayCarry } from '../../syntax/promql/labels.ts'
import { argumentsOf, child, nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Quantile is asked of buckets without their bounds',
  why: `\`histogram_quantile\` reads the bounds of the buckets from the label \`le\`. An aggregation that does not keep it, or series that are no
buckets, leave nothing to reckon with: the result is empty, and an alert on it cannot fire. Write \`sum by (le, ...) (rate(..._bucket[5m]))\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr }) {
    if (expr === undefined || checkPromql(expr).length > 0) return
    for (const node of nodesIn(parsePromql(expr))) {
      if (node.name !== 'FunctionCall' || child(node, 'FunctionIdentifier')?.text !== 'histogram_quantile') continue
      const vector = argumentsOf(node)[1]
      const selectors = vector ? selectorsIn(vector) : []
      if (!vector || selectors.length === 0) continue
      const classic = selectors.every(({ metric }) => metric?.endsWith('_bucket'))
      const wrong = selectors.find(({ metric }) => metric !== undefined && /_(?:sum|count)$/.test(metric))
      if (classic && !mayCarry(labelsOf(vector), 'le'))
        yield { at: ['expr'], message: 'The aggregation drops `le`, so there is no quantile; keep it with `by (le)`' }
      else if (wrong)
        yield {
          at: ['expr'],
          message: `\`${wrong.metric}\` has no buckets; ask \`${wrong.metric?.replace(/_(?:sum|count)$/, '_bucket')}\``,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: histogram_quantile(0.95, sum by (job) (rate(http_duration_seconds_bucket[5m]))) > 1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: histogram_quantile(0.95, sum by (job, le) (rate(http_duration_seconds_bucket[5m]))) > 1
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: histogram_quantile(0.95, rate(http_duration_seconds_count[5m])) > 1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: histogram_quantile(0.95, rate(http_duration_seconds_bucket[5m])) > 1
      `,
    },
  ],
}
