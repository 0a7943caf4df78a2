import type { Plan, Stack } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'
import { printDuration } from '../../values/duration.ts'
import { grafanaValues } from './grafana.ts'
import { remoteWrite } from './remote-write.ts'

/** Values of kube-prometheus-stack for one cluster. */
export function chartValues(stack: Stack, plan: Plan): unknown {
  const { monitoring, system } = plan
  const serious = stack.purpose !== 'nonproduction'
  const interval = printDuration(monitoring.scrapeInterval)
  const replicas = serious ? 2 : 1
  const selector = { matchLabels: monitoring.selector }
  const disk = monitoring.disks[stack.name] ?? 50
  return note(
    {
      defaultRules: note(
        {
          appNamespacesOperator: '!~',
          appNamespacesTarget: `${system}-.*`,
        },
        {
          appNamespacesOperator: 'The alerts of the chart watch the platform; the workloads have alerts of their own.',
        },
      ),
      grafana: grafanaValues(stack, plan),
      kubeControllerManager: { enabled: false },
      kubeEtcd: { enabled: false },
      kubeProxy: { enabled: false },
      kubeScheduler: { enabled: false },
      alertmanager: {
        alertmanagerSpec: note(
          {
            replicas,
            useExistingSecret: true,
            configSecret: monitoring.alertmanager,
            secrets: [monitoring.secret.name],
            resources: { requests: { cpu: '25m', memory: '128Mi' }, limits: { memory: '128Mi' } },
            storage: { volumeClaimTemplate: claim('1Gi', plan) },
          },
          { configSecret: 'Made from alertmanager.yaml beside this file.' },
        ),
      },
      prometheus: {
        prometheusSpec: note(
          {
            replicas,
            scrapeInterval: interval,
            evaluationInterval: interval,
            externalLabels: { cluster: stack.cluster, region: stack.region },
            ruleSelector: selector,
            ruleNamespaceSelector: {},
            serviceMonitorSelector: selector,
            serviceMonitorNamespaceSelector: {},
            podMonitorSelector: selector,
            podMonitorNamespaceSelector: {},
            probeSelector: selector,
            probeNamespaceSelector: {},
            ...(monitoring.history && { replicaExternalLabelName: monitoring.history.replica }),
            ...remoteWrite(plan),
            retention: `${monitoring.retentionDays}d`,
            retentionSize: `${Math.floor(disk * 0.85)}GB`,
            resources: serious
              ? { requests: { cpu: '500m', memory: '3Gi' }, limits: { memory: '3Gi' } }
              : { requests: { cpu: '250m', memory: '2Gi' }, limits: { memory: '2Gi' } },
            storageSpec: { volumeClaimTemplate: claim(`${disk}Gi`, plan) },
          },
          {
            retention: 'Error budgets are reckoned over 30 days; what is older answers no question that is asked here.',
          },
        ),
      },
      prometheusOperator: { resources: small },
      'kube-state-metrics': {
        resources: small,
        // What a node costs goes by its type.
        metricLabelsAllowlist: [`nodes=[${instanceType}]`],
      },
      'prometheus-node-exporter': { resources: small },
    },
    {
      kubeControllerManager: 'AWS runs these and shows no metrics of them.',
    },
  )
}

const instanceType = 'node.kubernetes.io/instance-type'

const small = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } }

function claim(storage: string, { storageClass }: Plan) {
  return {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      resources: { requests: { storage } },
    },
  }
}
