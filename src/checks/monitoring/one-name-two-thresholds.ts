import { RuleGroup } from '../../kinds/monitoring.ts'
import { parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<RuleGroup> = {
  title: 'Two alerts of one name and urgency differ only in their threshold',
  why: `Whoever reads the page cannot tell which of the two fired, and the lower threshold makes the other one superfluous. Give each a \`severity\` of its
own, or keep one.`,
  severity: 'low',
  level: 'default',
  on: RuleGroup,
  sources: ['pint/rule/duplicate'],
  *run({ rules }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, rule] of rules.entries()) {
      if (rule?.alert === undefined || rule.expr === undefined) continue
      const [root] = parsePromql(rule.expr).children
      const threshold = root?.name === 'BinaryExpr' ? root.children.at(-1) : undefined
      if (!root || !threshold || !/^-?[\d.]+$/.test(threshold.text)) continue
      const labels = Object.entries(rule.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
      const left = rule.expr.slice(root.from, threshold.from).replace(/\s+/g, '')
      const key = JSON.stringify([rule.alert, labels, left])
      const other = first.get(key)
      if (other === undefined) first.set(key, index)
      else if (rules[other]?.expr !== rule.expr)
        yield {
          at: ['rules', index],
          message: `\`${rule.alert}\` stands above with another threshold and the same labels; give each a \`severity\` or keep one`,
          related: [{ resource, at: ['rules', other], message: 'the other one' }],
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - { alert: Slow, expr: latency_seconds > 1 }
              - { alert: Slow, expr: latency_seconds > 5 }
      `,
      good: `
        groups:
          - name: web
            rules:
              - { alert: Slow, expr: latency_seconds > 1, labels: { severity: warning } }
              - { alert: Slow, expr: latency_seconds > 5, labels: { severity: critical } }
      `,
    },
  ],
}
