import type { Planned, Stack } from '../../model/plan.ts'
import { type AddonUnit, medium } from '../addon.ts'
import { collector } from '../collector.ts'
import { podMetrics } from '../pod-metrics.ts'
import { copyRules, diskOf, ksmRules, mountDriver, mountRules, podRules, type Rule } from '../scraped.ts'

export const addon: AddonUnit = {
  why: 'counts what services say of themselves, and the cluster of them, into CloudWatch',
  chart: 'opentelemetry-collector',
  namespace: 'monitoring',
  serviceAccount: 'cloudwatch-collector',
  wave: 1,
  wanted: ({ plan }) => plan.monitoring.judge === 'cloudwatch' && plan.pods.length > 0,
  values: (stack, plan) =>
    collector('cloudwatch-collector', {
      mode: 'deployment',
      // Two would count everything twice. One that is gone is seen: what should be counted is missing, and an alarm says so.
      replicaCount: 1,
      serviceAccount: { name: 'cloudwatch-collector' },
      clusterRole: {
        create: true,
        rules: [
          { apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get', 'list', 'watch'] },
          { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
        ],
      },
      resources: medium,
      config: {
        receivers: { prometheus: { config: { scrape_configs: scraped(stack, plan) } } },
        processors: {
          filter: { metrics: { metric: [`not IsMatch(name, "^(${names.join('|')})$")`] } },
          // A name that no one documents is taken for a gauge; these count upwards.
          transform: {
            metric_statements: [
              {
                context: 'metric',
                statements: [
                  'convert_gauge_to_sum("cumulative", true) where IsMatch(name, "^(Requests|Jobs|Restarts|Mounts)")',
                ],
              },
              {
                context: 'datapoint',
                statements: [
                  `set(value_double, Double(UnixSeconds(Now())) - value_double) where metric.name == "${podMetrics.age}"`,
                ],
              },
            ],
          },
          cumulativetodelta: {},
        },
        exporters: {
          awsemf: {
            region: stack.region,
            namespace: plan.system,
            log_group_name: plan.monitoring.counted?.groups[stack.name],
            log_stream_name: 'collector',
            dimension_rollup_option: 'NoDimensionRollup',
            metric_declarations: [{ dimensions: [['Namespace', 'Service']], metric_name_selectors: ['.*'] }],
          },
        },
        pipelines: {
          metrics: {
            receivers: ['prometheus'],
            processors: ['memory_limiter', 'filter', 'transform', 'cumulativetodelta'],
            exporters: ['awsemf'],
          },
        },
      },
    }),
}

const names = Object.values(podMetrics)

/** Once a minute: CloudWatch keeps nothing finer. */
function scraped(stack: Stack, plan: Planned): object[] {
  const disks = plan.pods.some(({ service }) => service.disk !== undefined)
  const job = (
    job_name: string,
    role: string,
    relabel_configs: readonly Rule[],
    metric_relabel_configs: readonly Rule[],
  ) => ({
    job_name,
    scrape_interval: '60s',
    kubernetes_sd_configs: [{ role }],
    relabel_configs,
    metric_relabel_configs,
  })
  const label = (name: string) => `__meta_kubernetes_pod_label_app_kubernetes_io_${name}`
  const namespaces = plan.stages
    .filter((stage) => stage.stack === stack.name && stage.environment.kind !== 'preview')
    .map(({ namespace }) => namespace)
  return [
    job(
      'services',
      'pod',
      [
        { source_labels: [label('part_of')], regex: plan.system, action: 'keep' },
        { source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'metrics', action: 'keep' },
        { source_labels: ['__meta_kubernetes_namespace'], regex: namespaces.join('|'), action: 'keep' },
        { source_labels: ['__meta_kubernetes_namespace'], target_label: 'Namespace' },
        { source_labels: [label('name')], target_label: 'Service' },
      ],
      podRules(plan),
    ),
    job(
      'kube-state-metrics',
      'pod',
      [
        { source_labels: [label('name')], regex: 'kube-state-metrics', action: 'keep' },
        {
          source_labels: ['__address__'],
          regex: '([^:]+)(?::\\d+)?',
          target_label: '__address__',
          replacement: '$$1:8080',
        },
      ],
      ksmRules([
        ...namespaces,
        ...plan.drills.slice(0, 1).map(({ namespace }) => namespace),
        ...(plan.state ? [plan.state.namespace] : []),
        ...(plan.flags?.tool === 'flagd' ? [plan.flags.namespace] : []),
      ]),
    ),
    ...(plan.state
      ? [
          job(
            'velero',
            'pod',
            [
              { source_labels: [label('name')], regex: 'velero', action: 'keep' },
              {
                source_labels: ['__address__'],
                regex: '([^:]+)(?::\\d+)?',
                target_label: '__address__',
                replacement: '$$1:8085',
              },
            ],
            copyRules(plan.state.namespace),
          ),
        ]
      : []),
    ...(plan.mounted
      ? [
          job(
            mountDriver.name,
            'pod',
            [
              { source_labels: ['__meta_kubernetes_pod_label_app'], regex: mountDriver.name, action: 'keep' },
              { source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'metrics', action: 'keep' },
            ],
            mountRules,
          ),
        ]
      : []),
    ...(disks
      ? [
          {
            ...job('kubelet', 'node', [], diskOf(plan, namespaces)),
            scheme: 'https',
            bearer_token_file: '/var/run/secrets/kubernetes.io/serviceaccount/token',
            tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt', insecure_skip_verify: true },
          },
        ]
      : []),
  ]
}
