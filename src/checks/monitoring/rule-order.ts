import { RuleGroup } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<RuleGroup> = {
  title: 'Rule reads what is recorded after it',
  why: `The rules of a group are evaluated one after the other. One that reads a series which a later rule of the group records sees its value of
the evaluation before, and nothing at the first. Put the recording first.`,
  severity: 'low',
  level: 'default',
  on: RuleGroup,
  sources: ['pint/rule/dependency'],
  *run({ rules }, { resource }) {
    const recorded = new Map<string, number>()
    for (const [index, rule] of rules.entries())
      if (rule?.record !== undefined && !recorded.has(rule.record)) recorded.set(rule.record, index)
    for (const [index, rule] of rules.entries()) {
      if (rule?.expr === undefined) continue
      const late = selectorsIn(rule.expr).find(
        ({ metric, range }) =>
          metric !== undefined && range === undefined && metric !== rule.record && (recorded.get(metric) ?? -1) > index,
      )
      if (late?.metric === undefined) continue
      yield {
        at: ['rules', index, 'expr'],
        message: `\`${late.metric}\` is recorded further down, so this reads its value of the evaluation before; put the recording first`,
        related: [{ resource, at: ['rules', recorded.get(late.metric) ?? 0, 'record'], message: 'recorded here' }],
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
                expr: job:errors:rate5m > 1
              - record: job:errors:rate5m
                expr: sum by (job) (rate(errors_total[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:errors:rate5m
                expr: sum by (job) (rate(errors_total[5m]))
              - alert: Errors
                expr: job:errors:rate5m > 1
      `,
    },
  ],
}
