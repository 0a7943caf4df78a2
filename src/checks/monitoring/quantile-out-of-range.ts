import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Quantile is no share between 0 and 1',
  why: `The 95th percentile is \`0.95\`. Of a number above 1 Prometheus makes +Inf, of one below 0 -Inf, whatever was measured: the alert fires always or
never.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      const name = (child(node, 'FunctionIdentifier') ?? child(node, 'AggregateOp'))?.text ?? ''
      if (!/^(?:histogram_quantile|quantile|quantile_over_time)$/.test(name)) continue
      const share = argumentsOf(node)[0]?.text ?? ''
      if (/^-?[\d.]+$/.test(share) && (Number(share) > 1 || Number(share) < 0))
        yield {
          at: ['expr'],
          message: `\`${name}(${share}, ...)\` asks for a quantile outside 0 to 1; write \`${Number(share) / 100}\``,
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
                expr: histogram_quantile(95, sum by (le) (rate(http_duration_seconds_bucket[5m]))) > 1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: histogram_quantile(0.95, sum by (le) (rate(http_duration_seconds_bucket[5m]))) > 1
      `,
    },
  ],
}
