import { Rule } from '../../kinds/monitoring.ts'
import { nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorOf } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Share of a limit that may be 0',
  why: `What has no limit exposes a limit of 0, and a number divided by 0 is +Inf, which is above every threshold: the alert fires for each container or
instance without a limit, for ever. Divide by \`(... > 0)\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ alert, expr }) {
    if (alert === undefined || expr === undefined) return
    const nodes = [...nodesIn(parsePromql(expr))]
    const falls = nodes.some(({ name, children }) => name === 'BinaryExpr' && /^>=?$/.test(children[1]?.text ?? ''))
    if (!falls || /[<!]=?\s*\+?Inf\b/i.test(expr)) return
    for (const node of nodes) {
      const divisor = node.name === 'BinaryExpr' && node.children[1]?.text === '/' ? node.children.at(-1) : undefined
      const metric = divisor && bareMetric(divisor)
      if (metric === undefined || !unlimited.has(metric) || isGuarded(nodes, metric)) continue
      yield {
        at: ['expr'],
        message: `\`${metric}\` is 0 where there is no limit, and the share +Inf; divide by \`(${metric} > 0)\``,
      }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: MemoryHigh
                expr: container_memory_working_set_bytes / container_spec_memory_limit_bytes > 0.9
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: MemoryHigh
                expr: container_memory_working_set_bytes / (container_spec_memory_limit_bytes > 0) > 0.9
              - alert: MemoryFull
                expr: redis_memory_used_bytes / redis_memory_max_bytes > 0.9 and redis_memory_max_bytes > 0
      `,
    },
  ],
}

const unlimited = new Set(
  `container_spec_memory_limit_bytes container_spec_memory_swap_limit_bytes container_spec_memory_reservation_limit_bytes
redis_memory_max_bytes redis_config_maxmemory`.split(/\s+/),
)

/** The metric of a selector or an aggregation of it, that nothing compares. */
function bareMetric(node: PromqlNode): string | undefined {
  if (node.name === 'VectorSelector') return selectorOf(node).metric
  if (node.name === 'ParenExpr') return node.children[0] && bareMetric(node.children[0])
  if (node.name !== 'AggregateExpr') return undefined
  const inner = node.children.find(({ name }) => name === 'FunctionCallBody')?.children.at(-1)
  return inner && bareMetric(inner)
}

/** Somewhere it is asked to be above nothing. */
function isGuarded(nodes: readonly PromqlNode[], metric: string): boolean {
  return nodes.some(({ name, children }) => {
    const [left, operator] = children
    const compares =
      name === 'BinaryExpr' && /^(?:>=?|!=)$/.test(operator?.text ?? '') && /^[\d.]+$/.test(children.at(-1)?.text ?? '')
    return compares && left !== undefined && bareMetric(left) === metric
  })
}
