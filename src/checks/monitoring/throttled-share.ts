import { Rule } from '../../kinds/monitoring.ts'
import { nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Share is reckoned of two different things',
  why: `Seconds divided by periods are no share: \`container_cpu_cfs_throttled_seconds_total\` counts time, over all threads, and \`..._periods_total\` counts
periods of a tenth of a second. The share of throttled periods is \`..._throttled_periods_total / ..._periods_total\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      const [left, operator] = node.children
      const right = node.children.at(-1)
      if (node.name !== 'BinaryExpr' || operator?.text !== '/' || !left || !right) continue
      const [part, whole] = [left, right].map((side) => selectorsIn(side).map(({ metric }) => metric))
      if (
        part?.length === 1 &&
        part[0] === 'container_cpu_cfs_throttled_seconds_total' &&
        whole?.every((each) => each === 'container_cpu_cfs_periods_total')
      )
        yield {
          at: ['expr'],
          message: `\`${part[0]}\` counts seconds and \`${whole[0]}\` periods; divide \`container_cpu_cfs_throttled_periods_total\``,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Throttled
                expr: rate(container_cpu_cfs_throttled_seconds_total[5m]) / rate(container_cpu_cfs_periods_total[5m]) > 0.5
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Throttled
                expr: rate(container_cpu_cfs_throttled_periods_total[5m]) / rate(container_cpu_cfs_periods_total[5m]) > 0.5
      `,
    },
  ],
}
