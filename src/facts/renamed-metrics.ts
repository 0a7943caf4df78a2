import { type Fact, factOf, type Table } from './fact.ts'

/** A metric that its exporter no longer exposes, and what it exposes instead. */
export interface RenamedMetric {
  readonly name: string
  /** What to write now: a metric, or a selector. */
  readonly now: string
  readonly exporter: string
  /** The version that dropped the old name. */
  readonly since: string
}

const bytesOf = (names: string, prefix: string) =>
  names.split(' ').map(
    (name): RenamedMetric => ({
      name: `${prefix}${name}`,
      now: `${prefix}${name}_bytes`,
      exporter: 'node-exporter',
      since: '0.16',
    }),
  )
const totalOf = (names: string) =>
  names
    .split(' ')
    .map((name): RenamedMetric => ({ name, now: `${name}_total`, exporter: 'node-exporter', since: '0.16' }))
const resourceOf = (kind: string) =>
  [
    ['cpu_cores', 'cpu'],
    ['memory_bytes', 'memory'],
  ].map(
    ([suffix, resource]): RenamedMetric => ({
      name: `${kind}_${suffix}`,
      now: `${kind}{resource="${resource}"}`,
      exporter: 'kube-state-metrics',
      since: '2.0',
    }),
  )
const autoscaler = (names: string) =>
  names.split(' ').map(
    (name): RenamedMetric => ({
      name: `kube_hpa_${name}`,
      now: `kube_horizontalpodautoscaler_${name}`,
      exporter: 'kube-state-metrics',
      since: '2.0',
    }),
  )

export const renamedMetrics: Table<RenamedMetric> = {
  source:
    'change logs of node_exporter 0.16, kube-state-metrics 2.0, Kubernetes 1.17 to 1.19, Argo CD 2; common knowledge',
  date: '2026-11-27',
  rows: [
    { name: 'node_cpu', now: 'node_cpu_seconds_total', exporter: 'node-exporter', since: '0.16' },
    ...bytesOf(
      'MemTotal MemFree MemAvailable Buffers Cached SwapTotal SwapFree SwapCached Active Inactive Dirty Slab Mapped Shmem',
      'node_memory_',
    ),
    ...bytesOf('size free avail', 'node_filesystem_'),
    ...totalOf(
      'node_network_receive_bytes node_network_transmit_bytes node_network_receive_packets node_network_transmit_packets node_disk_reads_completed node_disk_writes_completed node_context_switches node_forks node_intr',
    ),
    {
      name: 'node_network_receive_errs',
      now: 'node_network_receive_errs_total',
      exporter: 'node-exporter',
      since: '0.16',
    },
    {
      name: 'node_network_transmit_errs',
      now: 'node_network_transmit_errs_total',
      exporter: 'node-exporter',
      since: '0.16',
    },
    { name: 'node_disk_bytes_read', now: 'node_disk_read_bytes_total', exporter: 'node-exporter', since: '0.16' },
    { name: 'node_disk_bytes_written', now: 'node_disk_written_bytes_total', exporter: 'node-exporter', since: '0.16' },
    { name: 'node_boot_time', now: 'node_boot_time_seconds', exporter: 'node-exporter', since: '0.16' },
    { name: 'node_time', now: 'node_time_seconds', exporter: 'node-exporter', since: '0.16' },
    ...resourceOf('kube_pod_container_resource_requests'),
    ...resourceOf('kube_pod_container_resource_limits'),
    ...resourceOf('kube_node_status_capacity'),
    ...resourceOf('kube_node_status_allocatable'),
    {
      name: 'kube_node_status_capacity_pods',
      now: 'kube_node_status_capacity{resource="pods"}',
      exporter: 'kube-state-metrics',
      since: '2.0',
    },
    {
      name: 'kube_node_status_allocatable_pods',
      now: 'kube_node_status_allocatable{resource="pods"}',
      exporter: 'kube-state-metrics',
      since: '2.0',
    },
    ...autoscaler(
      'spec_max_replicas spec_min_replicas spec_target_metric status_condition status_current_replicas status_desired_replicas labels metadata_generation',
    ),
    { name: 'kubelet_running_pod_count', now: 'kubelet_running_pods', exporter: 'kubelet', since: '1.19' },
    { name: 'kubelet_running_container_count', now: 'kubelet_running_containers', exporter: 'kubelet', since: '1.19' },
    { name: 'apiserver_request_count', now: 'apiserver_request_total', exporter: 'the API server', since: '1.17' },
    {
      name: 'apiserver_request_latencies_bucket',
      now: 'apiserver_request_duration_seconds_bucket',
      exporter: 'the API server',
      since: '1.17',
    },
    { name: 'argocd_app_sync_status', now: 'argocd_app_info', exporter: 'Argo CD', since: '2.0' },
    { name: 'argocd_app_health_status', now: 'argocd_app_info', exporter: 'Argo CD', since: '2.0' },
  ],
}

export function renamedMetric(name: string): (RenamedMetric & Fact) | undefined {
  known ??= new Map(renamedMetrics.rows.map((row) => [row.name, factOf(renamedMetrics, row)]))
  return known.get(name)
}

let known: Map<string, RenamedMetric & Fact> | undefined
