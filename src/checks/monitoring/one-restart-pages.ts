import { Rule } from '../../kinds/monitoring.ts'
import { child, nodesIn, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<Rule> = {
  title: 'One restart counts as a crash loop',
  why: `A single restart keeps the rate over a window above 0 for as long as the window is, so a shorter \`for\` filters nothing: each deployment that restarts
a container once pages as a crash loop. Ask for several restarts, \`increase(...[15m]) > 3\`, or for the waiting reason \`CrashLoopBackOff\`.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run(rule, { resource }) {
    const { alert, expr } = rule
    if (alert === undefined || expr === undefined || !/loop|frequent|flap/i.test(alert)) return
    for (const node of nodesIn(parsePromql(expr))) {
      const [left, operator] = node.children
      if (node.name !== 'BinaryExpr' || operator?.text !== '>' || node.children.at(-1)?.text !== '0' || !left) continue
      if (!/^(?:rate|increase|irate|changes)$/.test(child(left, 'FunctionIdentifier')?.text ?? '')) continue
      const [selector] = selectorsIn(left)
      const wait = durationOf(rule.for) ?? 0
      if (!/restart/.test(selector?.metric ?? '') || selector?.range === undefined || wait >= selector.range) continue
      yield {
        at: ['expr'],
        message: `One restart keeps this above 0 for ${printDuration(selector.range)}, longer than the alert waits; ask for several, such as \`increase(...) > 3\``,
        ...(rule.for !== undefined && { related: [{ resource, at: ['for'], message: 'waits this long' }] }),
      }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: PodCrashLooping
                expr: rate(kube_pod_container_status_restarts_total[15m]) > 0
                for: 5m
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: PodCrashLooping
                expr: increase(kube_pod_container_status_restarts_total[15m]) > 3
                for: 5m
              - alert: PodRestarted
                expr: increase(kube_pod_container_status_restarts_total[15m]) > 0
      `,
    },
  ],
}
