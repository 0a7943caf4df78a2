import { metric as known } from '../../facts/exporters.ts'
import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Rate of a gauge',
  why: `\`rate\`, \`irate\` and \`increase\` take every fall for a restart of a counter and add what came before it. Of a gauge, which goes up and down,
they give large numbers that mean nothing. Use \`deriv\` or \`delta\`.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/rate'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      const name = child(node, 'FunctionIdentifier')?.text ?? ''
      if (!/^(?:rate|irate|increase)$/.test(name) || argumentsOf(node)[0]?.name !== 'MatrixSelector') continue
      for (const { metric = '' } of selectorsIn(node)) {
        const fact = known(metric)
        if (fact?.type === 'gauge' && !metric.endsWith('_total'))
          yield {
            at: ['expr'],
            message: `\`${metric}\` of ${fact.exporter} is a gauge, of which \`${name}\` makes no sense; use \`deriv\` or \`delta\``,
          }
      }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: DiskFills
                expr: rate(node_filesystem_avail_bytes[1h]) < 0
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: DiskFills
                expr: deriv(node_filesystem_avail_bytes[1h]) < 0
      `,
    },
  ],
}
