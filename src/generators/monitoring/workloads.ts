import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import { inNamespaces, runbookUrl, watched } from '../scope.ts'
import { symptomOf } from './symptoms.ts'

/** Alerts on the cluster's own words about the system's workloads. */
export function workloadGroups(plan: Plan): unknown[] {
  const rules = symptomatic(plan).map(({ alert, symptom }) => ({
    alert: alert.name,
    expr: symptom.expr(inNamespaces(watched(plan))),
    for: symptom.for,
    labels: { severity: alert.severity },
    annotations: {
      summary: alert.summary,
      description: symptom.description,
      runbook_url: runbookUrl(alert.runbook, plan),
    },
  }))
  return rules.length > 0 ? [{ name: 'workloads', rules }] : []
}

export function workloadTests(plan: Plan, namespace: string): unknown[] {
  return symptomatic(plan).flatMap(({ alert, symptom }) => {
    const at = (series: Readonly<Record<string, string>>) =>
      Object.entries(series).map(([name, values]) => ({ series: named(name), values }))
    const test = (name: string, series: Readonly<Record<string, string>>, expected: readonly unknown[]) => ({
      name: `${alert.name} ${name}`,
      interval: '30s',
      input_series: at(series),
      alert_rule_test: [{ eval_time: '60m', alertname: alert.name, exp_alerts: expected }],
    })
    return [
      ...symptom.bad.map((bad) =>
        test('fires', bad, [
          {
            exp_labels: { severity: alert.severity, namespace, ...symptom.labels },
            exp_annotations: {
              summary: alert.summary,
              description: named(symptom.says),
              runbook_url: runbookUrl(alert.runbook, plan),
            },
          },
        ]),
      ),
      test('stays silent', symptom.good, []),
    ]
  })

  function named(text: string): string {
    return text.replace(/\bNS\b/, namespace)
  }
}

function symptomatic(plan: Plan) {
  return plan.alerts.flatMap((alert: Alert) => {
    const symptom = alert.source === 'prometheus' ? symptomOf(alert, plan) : undefined
    return symptom ? [{ alert, symptom }] : []
  })
}
