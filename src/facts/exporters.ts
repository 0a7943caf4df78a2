import { cloudWatchMetrics } from './data/cloudwatch-metrics.ts'
import { exporterMetrics } from './data/exporter-metrics.ts'
import { platformMetrics } from './data/platform-metrics.ts'
import { type Fact, factOf, type Table } from './fact.ts'
import type { Metric } from './metric.ts'

/** What Prometheus makes itself. */
export const prometheusMetrics: Table<Metric> = {
  source: 'Prometheus documentation (jobs and instances, alerting rules); common knowledge',
  date: '2026-08-22',
  rows: [
    { name: 'up', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'scrape_duration_seconds', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'scrape_samples_scraped', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'scrape_samples_post_metric_relabeling', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'scrape_series_added', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'ALERTS', type: 'gauge', labels: ['alertname', 'alertstate'], exporter: 'prometheus' },
    { name: 'ALERTS_FOR_STATE', type: 'gauge', labels: ['alertname'], exporter: 'prometheus' },
    {
      name: 'prometheus_build_info',
      type: 'gauge',
      labels: ['branch', 'goversion', 'revision', 'version'],
      exporter: 'prometheus',
    },
    { name: 'prometheus_config_last_reload_successful', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'prometheus_notifications_dropped_total', type: 'counter', labels: [], exporter: 'prometheus' },
    { name: 'prometheus_notifications_alertmanagers_discovered', type: 'gauge', labels: [], exporter: 'prometheus' },
    {
      name: 'prometheus_rule_evaluation_failures_total',
      type: 'counter',
      labels: ['rule_group'],
      exporter: 'prometheus',
    },
    {
      name: 'prometheus_rule_group_iterations_missed_total',
      type: 'counter',
      labels: ['rule_group'],
      exporter: 'prometheus',
    },
    {
      name: 'prometheus_rule_group_last_duration_seconds',
      type: 'gauge',
      labels: ['rule_group'],
      exporter: 'prometheus',
    },
    { name: 'prometheus_tsdb_head_series', type: 'gauge', labels: [], exporter: 'prometheus' },
    { name: 'prometheus_tsdb_compactions_failed_total', type: 'counter', labels: [], exporter: 'prometheus' },
    {
      name: 'prometheus_remote_storage_samples_failed_total',
      type: 'counter',
      labels: ['remote_name', 'url'],
      exporter: 'prometheus',
    },
    {
      name: 'prometheus_remote_storage_queue_highest_sent_timestamp_seconds',
      type: 'gauge',
      labels: ['remote_name', 'url'],
      exporter: 'prometheus',
    },
    { name: 'alertmanager_notifications_total', type: 'counter', labels: ['integration'], exporter: 'alertmanager' },
    {
      name: 'alertmanager_notifications_failed_total',
      type: 'counter',
      labels: ['integration', 'reason'],
      exporter: 'alertmanager',
    },
    { name: 'alertmanager_config_last_reload_successful', type: 'gauge', labels: [], exporter: 'alertmanager' },
  ],
}

/** What the add-ons for security and recovery say of themselves. */
export const guardMetrics: Table<Metric> = {
  source: 'aquasecurity/trivy-operator, pkg/metrics/collector.go',
  date: '2026-07-08',
  rows: [
    {
      name: 'trivy_image_vulnerabilities',
      type: 'gauge',
      labels: [
        'namespace',
        'name',
        'resource_kind',
        'resource_name',
        'container_name',
        'image_registry',
        'image_repository',
        'image_tag',
        'image_digest',
        'severity',
      ],
      exporter: 'trivy-operator',
    },
  ],
}

export const copyMetrics: Table<Metric> = {
  source: 'velero-io/velero, pkg/metrics/metrics.go',
  date: '2026-06-25',
  rows: [
    { name: 'velero_backup_last_successful_timestamp', type: 'gauge', labels: ['schedule'], exporter: 'velero' },
    { name: 'velero_backup_attempt_total', type: 'counter', labels: ['schedule'], exporter: 'velero' },
    { name: 'velero_backup_failure_total', type: 'counter', labels: ['schedule'], exporter: 'velero' },
    { name: 'velero_backup_partial_failure_total', type: 'counter', labels: ['schedule'], exporter: 'velero' },
    { name: 'velero_volume_snapshot_failure_total', type: 'counter', labels: ['schedule'], exporter: 'velero' },
  ],
}

const http = [
  'http_request_method',
  'http_response_status_code',
  'http_route',
  'url_scheme',
  'network_protocol_version',
  'error_type',
]
const call = ['http_request_method', 'http_response_status_code', 'server_address', 'server_port', 'error_type']
const database = ['db_system_name', 'db_operation_name', 'db_namespace', 'error_type', 'server_address']
const messaging = ['messaging_system', 'messaging_destination_name', 'messaging_operation_name', 'error_type']

/** Semantic conventions as Prometheus names: dots become `_`, unit and `_total` are appended. */
export const openTelemetryMetrics: Table<Metric> = {
  source: 'OpenTelemetry semantic conventions, stable HTTP and database metrics; common knowledge',
  date: '2026-08-22',
  rows: [
    { name: 'http_server_request_duration_seconds', type: 'histogram', labels: http, exporter: 'opentelemetry' },
    {
      name: 'http_server_active_requests',
      type: 'gauge',
      labels: ['http_request_method', 'url_scheme'],
      exporter: 'opentelemetry',
    },
    { name: 'http_server_request_body_size_bytes', type: 'histogram', labels: http, exporter: 'opentelemetry' },
    { name: 'http_server_response_body_size_bytes', type: 'histogram', labels: http, exporter: 'opentelemetry' },
    { name: 'http_client_request_duration_seconds', type: 'histogram', labels: call, exporter: 'opentelemetry' },
    { name: 'db_client_operation_duration_seconds', type: 'histogram', labels: database, exporter: 'opentelemetry' },
    {
      name: 'db_client_connection_count',
      type: 'gauge',
      labels: ['db_client_connection_pool_name', 'db_client_connection_state'],
      exporter: 'opentelemetry',
    },
    {
      name: 'db_client_connection_max',
      type: 'gauge',
      labels: ['db_client_connection_pool_name'],
      exporter: 'opentelemetry',
    },
    {
      name: 'db_client_connection_pending_requests',
      type: 'gauge',
      labels: ['db_client_connection_pool_name'],
      exporter: 'opentelemetry',
    },
    {
      name: 'messaging_client_operation_duration_seconds',
      type: 'histogram',
      labels: messaging,
      exporter: 'opentelemetry',
    },
    { name: 'messaging_client_sent_messages_total', type: 'counter', labels: messaging, exporter: 'opentelemetry' },
    { name: 'messaging_client_consumed_messages_total', type: 'counter', labels: messaging, exporter: 'opentelemetry' },
    { name: 'messaging_process_duration_seconds', type: 'histogram', labels: messaging, exporter: 'opentelemetry' },
    { name: 'nodejs_eventloop_delay_p99_seconds', type: 'gauge', labels: [], exporter: 'opentelemetry' },
    { name: 'nodejs_eventloop_utilization_ratio', type: 'gauge', labels: [], exporter: 'opentelemetry' },
    { name: 'v8js_memory_heap_used_bytes', type: 'gauge', labels: ['v8js_heap_space_name'], exporter: 'opentelemetry' },
    {
      name: 'target_info',
      type: 'gauge',
      labels: ['service_name', 'service_namespace', 'service_version', 'service_instance_id'],
      exporter: 'opentelemetry',
    },
  ],
}

/** What exposes a metric; the series of a histogram or summary (`_bucket`, `_sum`, `_count`) lead to it. */
export function metric(name: string): (Metric & Fact) | undefined {
  const found = byName().get(name)
  if (found) return found
  const family = byName().get(name.replace(/_(?:bucket|sum|count)$/, ''))
  return family && (family.type === 'histogram' || family.type === 'summary') ? family : undefined
}

/** Every metric that an exporter is known to expose. */
export function metricsOf(exporter: string): readonly (Metric & Fact)[] {
  return [...byName().values()].filter((each) => each.exporter === exporter)
}

let names: Map<string, Metric & Fact> | undefined

function byName(): ReadonlyMap<string, Metric & Fact> {
  if (names) return names
  names = new Map()
  for (const table of [
    prometheusMetrics,
    guardMetrics,
    copyMetrics,
    openTelemetryMetrics,
    cloudWatchMetrics,
    ...platformMetrics,
    ...exporterMetrics,
  ]) {
    for (const row of table.rows) if (!names.has(row.name)) names.set(row.name, factOf(table, row))
  }
  return names
}
