import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, groupingOf, nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorOf } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Ratio is 1 or nothing',
  why: `Between two vectors \`/\` joins series with equal labels. Where both sides read one metric and one side keeps only some
values of a label, each remaining series is divided by itself: the result is 1, never a share. Sum both sides over what
you want the share of, as in \`sum by (job) (rate(x{code=~"5.."}[5m])) / sum by (job) (rate(x[5m]))\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      const label = node.name === 'BinaryExpr' ? selfDivisionOn(node) : undefined
      if (label !== undefined)
        yield {
          at: ['expr'],
          message: `Both sides are joined on \`${label}\`, so each series is divided by itself and the ratio is 1 or absent; sum both sides first`,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: rate(http_requests_total{code=~"5.."}[5m]) / rate(http_requests_total[5m]) > 0.05
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(http_requests_total[5m])) > 0.05
      `,
    },
  ],
}

/** The label that narrows one side of a quotient of one metric by itself, and that joins as well. */
function selfDivisionOn(node: PromqlNode): string | undefined {
  if (node.children[1]?.name !== 'Div') return undefined
  const [left, right] = [node.children[0], node.children.at(-1)].map((side) => side && seriesOf(side))
  if (!left || !right || left.around !== right.around || left.metric !== right.metric) return undefined
  const [more, less] = left.matchers.length > right.matchers.length ? [left, right] : [right, left]
  const extra = more.matchers.filter((matcher) => !less.matchers.includes(matcher))
  if (more.matchers.length - less.matchers.length !== extra.length) return undefined
  const matching = child(node, 'MatchingModifierClause')
  const [names = []] = (matching?.children ?? []).filter(({ name }) => name === 'GroupingLabels').map(groupingOf)
  const joins = (label: string) => !matching || (child(matching, 'On') ? names.includes(label) : !names.includes(label))
  const labels = extra.map((matcher) => /^[^=!~]+/.exec(matcher)?.[0] ?? '')
  return labels.length > 0 && labels.every(joins) ? labels[0] : undefined
}

/** A selector and the functions around it that keep every label, in writing. */
function seriesOf(node: PromqlNode): { metric: string; matchers: readonly string[]; around: string } | undefined {
  if (node.name === 'VectorSelector') {
    const { metric, matchers } = selectorOf(node)
    if (metric === undefined) return undefined
    return { metric, matchers: matchers.map(({ label, operator, value }) => label + operator + value), around: '' }
  }
  const inner = node.name === 'FunctionCall' ? argumentsOf(node) : node.children.slice(0, 1)
  if (!/^(?:ParenExpr|MatrixSelector|OffsetExpr|FunctionCall)$/.test(node.name) || inner.length !== 1) return undefined
  const found = inner[0] && seriesOf(inner[0])
  if (!found || node.name === 'ParenExpr') return found
  const rest = node.text.slice(0, (inner[0]?.from ?? 0) - node.from) + node.text.slice((inner[0]?.to ?? 0) - node.from)
  return { ...found, around: `${rest.replace(/\s+/g, '')} ${found.around}` }
}
