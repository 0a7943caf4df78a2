import { PrometheusRule } from '../../kinds/kubernetes/prometheus-operator.ts'
import type { Check } from '../check.ts'
import { refusals } from './operated.ts'

export const check: Check<PrometheusRule> = {
  title: 'No Prometheus takes the rules',
  why: `A Prometheus of the operator takes only the rules that its \`ruleSelector\` names, by labels and by the namespace they stand in. Rules that none takes
are never evaluated: their alerts cannot fire, and nothing says so.`,
  severity: 'high',
  level: 'default',
  on: PrometheusRule,
  controls: ['soc2/CC7.2'],
  *run(_, { resource, estate }) {
    for (const { by, at } of refusals(resource, 'rule', estate))
      return yield {
        at: ['metadata', 'labels'],
        message: `\`${by.name}\` does not select them, so they are never evaluated; give them the labels that are asked for`,
        related: [{ resource: by, at, message: 'what it selects' }],
      }
  },
  examples: [
    {
      bad: `
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: shop }
        spec: { ruleSelector: { matchLabels: { role: alert-rules } } }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: { name: web, namespace: shop, labels: { role: rules } }
        spec:
          groups:
            - name: web
              rules: [{ alert: Down, expr: up == 0 }]
      `,
      good: `
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: shop }
        spec: { ruleSelector: { matchLabels: { role: alert-rules } } }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: { name: web, namespace: shop, labels: { role: alert-rules } }
        spec:
          groups:
            - name: web
              rules: [{ alert: Down, expr: up == 0 }]
      `,
    },
  ],
}
