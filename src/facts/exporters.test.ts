import { expect, test } from 'vitest'
import { metric, metricsOf } from './exporters.ts'

test.each([
  ['up', 'prometheus', 'gauge'],
  ['kube_pod_container_status_restarts_total', 'kube-state-metrics', 'counter'],
  ['kube_deployment_status_replicas_available', 'kube-state-metrics', 'gauge'],
  ['kube_horizontalpodautoscaler_spec_max_replicas', 'kube-state-metrics', 'gauge'],
  ['container_cpu_usage_seconds_total', 'cadvisor', 'counter'],
  ['container_memory_working_set_bytes', 'cadvisor', 'gauge'],
  ['node_filesystem_avail_bytes', 'node-exporter', 'gauge'],
  ['probe_success', 'blackbox-exporter', 'gauge'],
  ['pg_up', 'postgres-exporter', 'gauge'],
  ['pg_stat_database_xact_commit', 'postgres-exporter', 'counter'],
  ['redis_memory_used_bytes', 'redis-exporter', 'gauge'],
  ['http_server_request_duration_seconds_bucket', 'opentelemetry', 'histogram'],
])('%s comes from %s and is a %s', (name, exporter, type) => expect(metric(name)).toMatchObject({ exporter, type }))

test('labels are known', () => {
  expect(metric('kube_pod_status_phase')?.labels).toEqual(expect.arrayContaining(['namespace', 'pod', 'phase']))
  expect(metric('node_filesystem_avail_bytes')?.labels).toContain('mountpoint')
})

test('what nobody exposes is not known', () => {
  expect(metric('kube_pod_no_such_thing')).toBeUndefined()
  expect(metric('up_count')).toBeUndefined()
  expect(metricsOf('nobody')).toEqual([])
})
