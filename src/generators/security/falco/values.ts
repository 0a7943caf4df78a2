import type { Plan, Stack } from '../../../model/plan.ts'
import { printYaml } from '../../../syntax/yaml/print.ts'
import { falcoRules } from './rules.ts'

/** Values of the chart for one cluster: the rules, and the way to Alertmanager. */
export function falcoValues(stack: Stack, plan: Plan): unknown {
  const alert = plan.alerts.find(({ kind }) => kind === 'runtime-threat')
  const { repository, branch } = plan.delivery
  return {
    driver: { kind: 'modern_ebpf' },
    tty: true,
    tolerations: [{ operator: 'Exists' }],
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    // Rules change with this repository and not by themselves.
    falcoctl: { artifact: { follow: { enabled: false } } },
    falco: { json_output: true, priority: 'notice', webserver: { prometheus_metrics_enabled: true } },
    metrics: { enabled: true },
    serviceMonitor: { create: plan.monitoring.judge === 'prometheus', labels: plan.monitoring.selector },
    customRules: { [`${plan.system}.yaml`]: printYaml([falcoRules(stack, plan)]) },
    falcosidekick: {
      enabled: true,
      replicaCount: 2,
      resources: { requests: { cpu: '25m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      config: {
        alertmanager: {
          hostport: `http://kube-prometheus-stack-alertmanager.${plan.monitoring.namespace}:9093`,
          endpoint: '/api/v2/alerts',
          minimumpriority: 'warning',
          expireafter: '3600',
          customseveritymap: severities(stack),
          ...(alert && {
            extralabels: `alertname:${alert.name}`,
            extraannotations: `runbook_url:https://github.com/${repository}/blob/${branch}/${alert.runbook}`,
          }),
        },
      },
    },
  }
}

/** Nobody is woken for what happens in development. */
function severities({ purpose }: Stack): string {
  const worst = purpose === 'nonproduction' ? 'ticket' : 'page'
  return [
    ...['emergency', 'alert', 'critical'].map((priority) => `${priority}:${worst}`),
    ...['error', 'warning'].map((priority) => `${priority}:ticket`),
  ].join(',')
}
