import { RuleGroup } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<RuleGroup> = {
  title: 'Burn-rate alerts of one objective use two budgets',
  why: `\`14.4 * 0.001\` is the burn rate times what an objective of 99.9 % allows. Where one alert of a group multiplies by another budget on the same series, one
of them promises something else than the objective says: it fires too late or all the time.`,
  severity: 'high',
  level: 'default',
  on: RuleGroup,
  controls: ['soc2/A1.1'],
  *run({ rules }, { resource }) {
    const first = new Map<string, { readonly budget: number; readonly index: number }>()
    for (const [index, rule] of rules.entries()) {
      if (rule?.alert === undefined || rule.expr === undefined) continue
      for (const [, metric = '', labels = '', a = '', b = ''] of rule.expr.matchAll(burn)) {
        const [factor, budget] = Number(a) > Number(b) ? [Number(a), Number(b)] : [Number(b), Number(a)]
        if (factor < 1 || budget >= 0.5 || budget <= 0) continue
        const key = metric.replace(/\d+[smhdw]/g, '') + labels.replace(/\s/g, '')
        const other = first.get(key)
        if (!other) first.set(key, { budget, index })
        else if (other.budget !== budget) {
          yield {
            at: ['rules', index, 'expr'],
            message: `It allows \`${budget}\` and another alert on the same series \`${other.budget}\`; use what the objective allows in both`,
            related: [{ resource, at: ['rules', other.index, 'expr'], message: 'the other alert' }],
          }
          break
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
              - alert: BurnsFast
                expr: job:errors:ratio_rate1h{job="api"} > (14.4 * 0.001) and job:errors:ratio_rate5m{job="api"} > (14.4 * 0.001)
              - alert: BurnsSlowly
                expr: job:errors:ratio_rate6h{job="api"} > (6 * 0.01) and job:errors:ratio_rate30m{job="api"} > (6 * 0.01)
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: BurnsFast
                expr: job:errors:ratio_rate1h{job="api"} > (14.4 * 0.001) and job:errors:ratio_rate5m{job="api"} > (14.4 * 0.001)
              - alert: BurnsSlowly
                expr: job:errors:ratio_rate6h{job="api"} > (6 * 0.001) and job:errors:ratio_rate30m{job="api"} > (6 * 0.001)
      `,
    },
  ],
}

/** A recorded ratio that is compared with a burn rate times a budget. */
const burn = /([a-zA-Z_:][\w:]*)(\{[^{}]*\})?\s*>\s*\(?\s*(\d+(?:\.\d+)?)\s*\*\s*(\d*\.?\d+)\s*\)?/g
