import { RuleGroup } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<RuleGroup> = {
  title: 'Rule stands twice in its group',
  why: `Two rules that are the same in name, labels and expression write the same series: Prometheus drops one of the two samples and
logs it, and an alert's \`for\` and annotations are those of whichever comes last. It is most often a copy that was meant to
become something else.`,
  severity: 'medium',
  level: 'default',
  on: RuleGroup,
  sources: ['pint/rule/duplicate', 'promtool/duplicate-rules'],
  *run({ rules }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, rule] of rules.entries()) {
      const name = rule?.alert ?? rule?.record
      if (!rule || name === undefined || rule.expr === undefined) continue
      const key = JSON.stringify([
        rule.alert === undefined,
        name,
        Object.entries(rule.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
        rule.expr.replace(/\s+/g, ' ').trim(),
      ])
      const other = first.get(key)
      if (other === undefined) first.set(key, index)
      else
        yield {
          at: ['rules', index],
          message: `\`${name}\` stands in the group already, with the same labels and expression; drop one`,
          related: [{ resource, at: ['rules', other], message: 'the first one' }],
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
              - record: job:up:sum
                expr: sum by (job) (up)
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:targets:count
                expr: count by (job) (up)
              - record: job:up:sum
                expr: sum by (job) (up)
      `,
    },
  ],
}
