import type { Table } from '../fact.ts'
import type { Metric } from '../metric.ts'

const claim = ['namespace', 'persistentvolumeclaim']
const application = ['dest_namespace', 'dest_server', 'name', 'namespace', 'project']
const rollout = ['name', 'namespace']

/** Of what runs a cluster besides the workloads. */
export const platformMetrics: readonly Table<Metric>[] = [
  {
    source: 'kubernetes/kubernetes, pkg/kubelet/metrics/collectors/volume_stats.go; common knowledge',
    date: '2026-08-22',
    rows: [
      { name: 'kubelet_volume_stats_available_bytes', type: 'gauge', labels: claim, exporter: 'kubelet' },
      { name: 'kubelet_volume_stats_capacity_bytes', type: 'gauge', labels: claim, exporter: 'kubelet' },
      { name: 'kubelet_volume_stats_used_bytes', type: 'gauge', labels: claim, exporter: 'kubelet' },
    ],
  },
  {
    source: 'prometheus/node_exporter: meminfo collector, names as in /proc/meminfo; common knowledge',
    date: '2026-08-22',
    rows: [{ name: 'node_memory_MemAvailable_bytes', type: 'gauge', labels: [], exporter: 'node-exporter' }],
  },
  {
    source: 'cert-manager/cert-manager, internal/collectors/certificate_collector.go, as public rules read it',
    date: '2026-11-28',
    rows: [
      {
        name: 'certmanager_certificate_renewal_timestamp_seconds',
        type: 'gauge',
        labels: ['issuer_group', 'issuer_kind', 'issuer_name', 'name', 'namespace'],
        exporter: 'cert-manager',
      },
      {
        name: 'certmanager_certificate_expiration_timestamp_seconds',
        type: 'gauge',
        labels: ['issuer_group', 'issuer_kind', 'issuer_name', 'name', 'namespace'],
        exporter: 'cert-manager',
      },
      {
        name: 'certmanager_certificate_ready_status',
        type: 'gauge',
        labels: ['condition', 'issuer_group', 'issuer_kind', 'issuer_name', 'name', 'namespace'],
        exporter: 'cert-manager',
      },
    ],
  },
  {
    source: 'public logs of proxies of Linkerd 2.20 and later; before the prefix was missing',
    date: '2026-11-28',
    rows: [
      {
        name: 'control_identity_cert_expiration_timestamp_seconds',
        type: 'gauge',
        labels: ['namespace', 'pod'],
        exporter: 'linkerd-proxy',
      },
    ],
  },
  {
    source: 'argoproj/argo-rollouts, controller/metrics/prommetrics.go',
    date: '2026-08-17',
    rows: [
      {
        name: 'rollout_info',
        type: 'gauge',
        labels: [...rollout, 'phase', 'strategy', 'traffic_router'],
        exporter: 'argo-rollouts',
      },
      { name: 'rollout_info_replicas_available', type: 'gauge', labels: rollout, exporter: 'argo-rollouts' },
      { name: 'rollout_info_replicas_unavailable', type: 'gauge', labels: rollout, exporter: 'argo-rollouts' },
      { name: 'rollout_info_replicas_desired', type: 'gauge', labels: rollout, exporter: 'argo-rollouts' },
      { name: 'rollout_info_replicas_updated', type: 'gauge', labels: rollout, exporter: 'argo-rollouts' },
    ],
  },
  {
    source: 'argoproj/argo-cd, docs/operator-manual/metrics.md',
    date: '2026-08-22',
    rows: [
      {
        name: 'argocd_app_info',
        type: 'gauge',
        labels: [...application, 'health_status', 'operation', 'repo', 'sync_status'],
        exporter: 'argo-cd',
      },
      {
        name: 'argocd_app_sync_total',
        type: 'counter',
        labels: [...application, 'phase'],
        exporter: 'argo-cd',
      },
    ],
  },
  {
    source: 'fluent/fluent-bit documentation, monitoring, and prometheus/cloudwatch_exporter README; common knowledge',
    date: '2026-11-28',
    rows: [
      { name: 'fluentbit_output_dropped_records_total', type: 'counter', labels: ['name'], exporter: 'fluent-bit' },
      { name: 'fluentbit_output_retries_failed_total', type: 'counter', labels: ['name'], exporter: 'fluent-bit' },
      { name: 'cloudwatch_exporter_scrape_error', type: 'gauge', labels: [], exporter: 'cloudwatch-exporter' },
    ],
  },
  {
    source: 'OpenTelemetry Collector documentation, internal telemetry: with and without the suffix; common knowledge',
    date: '2026-11-28',
    rows: ['send', 'enqueue'].flatMap((verb) =>
      ['', '_total'].map((suffix) => ({
        name: `otelcol_exporter_${verb}_failed_spans${suffix}`,
        type: 'counter' as const,
        labels: ['exporter'],
        exporter: 'opentelemetry-collector',
      })),
    ),
  },
  {
    source: 'external-secrets/external-secrets, docs/api/metrics.md',
    date: '2026-08-08',
    rows: [
      {
        name: 'externalsecret_status_condition',
        type: 'gauge',
        labels: ['condition', 'name', 'namespace', 'status'],
        exporter: 'external-secrets',
      },
    ],
  },
  {
    source: 'bitnami-labs/sealed-secrets, pkg/controller/metrics.go',
    date: '2026-04-22',
    rows: [
      {
        name: 'sealed_secrets_controller_condition_info',
        type: 'gauge',
        labels: ['condition', 'name', 'namespace', 'ss_app_kubernetes_io_instance'],
        exporter: 'sealed-secrets',
      },
    ],
  },
  {
    source:
      'kubernetes-sigs/secrets-store-csi-driver v1.6.0, pkg/secrets-store/stats_reporter.go; the exporter of OpenTelemetry adds `_total`',
    date: '2026-04-29',
    rows: [
      {
        name: 'node_publish_error_total',
        type: 'counter',
        labels: ['error_type', 'os_type', 'provider'],
        exporter: 'secrets-store-csi-driver',
      },
    ],
  },
]
