import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { isScalar, type Labels, labelsOf, mayCarry } from '../../syntax/promql/labels.ts'
import { child, groupingOf, nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

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
  *run({ expr }) {
    if (expr === undefined || checkPromql(expr).length > 0) return
    for (const node of nodesIn(parsePromql(expr))) {
      const reason = node.name === 'BinaryExpr' ? obstacle(node) : undefined
      if (reason !== undefined) return yield { at: ['expr'], message: reason }
    }
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
  ],
}

function obstacle(node: PromqlNode): string | undefined {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (!left || !right || !operator || operator.name === 'Or' || isScalar(left) || isScalar(right)) return undefined
  const matching = child(node, 'MatchingModifierClause')
  const sides = [labelsOf(left), labelsOf(right)] as const
  if (matching && child(matching, 'On')) {
    const [names = []] = matching.children.filter(({ name }) => name === 'GroupingLabels').map(groupingOf)
    const lost = names.find((name) => mayCarry(sides[0], name) !== mayCarry(sides[1], name))
    if (lost === undefined) return undefined
    return `\`${operator.text}\` joins on \`${lost}\`, which the ${mayCarry(sides[0], lost) ? 'right' : 'left'} side has dropped; keep it there`
  }
  if (matching) return undefined
  const bare = sides.findIndex((side) => side.only?.size === 0)
  const other = bare === 0 ? right : left
  if (bare < 0 || !keepsTarget(sides[1 - bare], other)) return undefined
  return `The ${bare === 0 ? 'left' : 'right'} side of \`${operator.text}\` has no labels left and the other one has, so they never join; aggregate both alike or add \`on ()\``
}

/** A series that was scraped has a job and an instance; one that was recorded may have neither. */
function keepsTarget(labels: Labels | undefined, node: PromqlNode): boolean {
  const selectors = selectorsIn(node)
  return (
    labels !== undefined &&
    !labels.only &&
    mayCarry(labels, 'job') &&
    mayCarry(labels, 'instance') &&
    !/\b(?:vector|absent\w*|or)\b/.test(node.text) &&
    selectors.length > 0 &&
    selectors.every(({ metric }) => metric !== undefined && !/:|^ALERTS/.test(metric))
  )
}
