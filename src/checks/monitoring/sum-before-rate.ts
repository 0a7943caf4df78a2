import { metric as known } from '../../facts/exporters.ts'
import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Counters are summed before their rate is taken',
  why: `When one program restarts, the sum falls, and \`rate\` takes that for a restart of all: it adds the whole sum again, a spike that never was.
Take the rate of each series first, and sum the rates.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/rate'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      const name = child(node, 'FunctionIdentifier')?.text ?? ''
      const [range] = argumentsOf(node)
      if (!/^(?:rate|irate|increase)$/.test(name) || range?.name !== 'SubqueryExpr') continue
      const [inner] = range.children
      const bare = inner?.name === 'ParenExpr' ? inner.children[0] : inner
      if (bare?.name !== 'AggregateExpr' || !/^(?:sum|avg)$/i.test(child(bare, 'AggregateOp')?.text ?? '')) continue
      const argument = argumentsOf(bare).at(-1)
      const [selector] = argument?.name === 'VectorSelector' ? selectorsIn(argument) : []
      if (
        selector?.metric !== undefined &&
        (known(selector.metric)?.type === 'counter' || selector.metric.endsWith('_total'))
      )
        yield {
          at: ['expr'],
          message: `\`${selector.metric}\` is summed before its ${name}; write \`sum(${name}(${selector.metric}[...]))\``,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: requests:rate5m
                expr: rate(sum(http_requests_total)[5m:1m])
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: requests:rate5m
                expr: sum(rate(http_requests_total[5m]))
      `,
    },
  ],
}
