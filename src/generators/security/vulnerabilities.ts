import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'

/** How long a known way in may stand open. */
const limits = [
  { severity: 'Critical', within: '24h', words: 'a day' },
  { severity: 'High', within: '7d', words: 'a week' },
] as const

/** One alert, for each severity after its own time: what was found this morning is being mended. */
export function vulnerabilityRules(alert: Alert, plan: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: 'vulnerabilities',
      namespace: plan.monitoring.namespace,
      labels: { ...plan.monitoring.selector, 'app.kubernetes.io/part-of': plan.system },
    },
    spec: {
      groups: [
        {
          name: 'vulnerabilities',
          interval: '5m',
          rules: limits.map(({ severity, within, words }) => ({
            alert: alert.name,
            expr: `max by (namespace, image_repository, image_tag) (trivy_image_vulnerabilities{severity="${severity}"}) > 0`,
            for: within,
            labels: { severity: alert.severity, found: severity.toLowerCase() },
            annotations: {
              summary: alert.summary,
              description: description(
                severity,
                words,
                '{{ $labels.image_repository }}:{{ $labels.image_tag }}',
                '{{ $labels.namespace }}',
                '{{ $value }}',
              ),
              runbook_url: runbookUrl(alert, plan),
            },
          })),
        },
      ],
    },
  }
}

/** That it fires after its time and not before. */
export function vulnerabilityTests(alert: Alert, plan: Plan): unknown {
  const namespace = plan.stages.find(({ environment }) => environment.kind === 'production')?.namespace ?? plan.system
  const series = (severity: string, values: string) => ({
    series: `trivy_image_vulnerabilities{namespace="${namespace}",image_repository="${plan.system}/api",image_tag="sha-1",severity="${severity}"}`,
    values,
  })
  return {
    rule_files: ['../rules/vulnerabilities.yaml'],
    evaluation_interval: '1h',
    tests: limits.map(({ severity, within, words }) => ({
      name: `${severity} after ${words}`,
      interval: '1h',
      input_series: [series(severity, '2x200'), series('Medium', '9x200')],
      alert_rule_test: [
        { eval_time: within === '24h' ? '23h' : '167h', alertname: alert.name, exp_alerts: [] },
        {
          eval_time: within === '24h' ? '25h' : '169h',
          alertname: alert.name,
          exp_alerts: [
            {
              exp_labels: {
                severity: alert.severity,
                found: severity.toLowerCase(),
                namespace,
                image_repository: `${plan.system}/api`,
                image_tag: 'sha-1',
              },
              exp_annotations: {
                summary: alert.summary,
                description: description(severity, words, `${plan.system}/api:sha-1`, namespace, '2'),
                runbook_url: runbookUrl(alert, plan),
              },
            },
          ],
        },
      ],
    })),
  }
}

function description(severity: string, words: string, image: string, namespace: string, count: string): string {
  return `${image} in ${namespace} has had vulnerabilities of the severity ${severity} for more than ${words}: ${count}.`
}

function runbookUrl({ runbook }: Alert, { delivery }: Plan): string {
  return `https://github.com/${delivery.repository}/blob/${delivery.branch}/${runbook}`
}
