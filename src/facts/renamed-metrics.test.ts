import { expect, test } from 'vitest'
import { metric } from './exporters.ts'
import { renamedMetric, renamedMetrics } from './renamed-metrics.ts'

test.each([
  ['node_cpu', 'node_cpu_seconds_total'],
  ['node_memory_MemAvailable', 'node_memory_MemAvailable_bytes'],
  ['kube_hpa_spec_max_replicas', 'kube_horizontalpodautoscaler_spec_max_replicas'],
  ['node_cpu_seconds_total', undefined],
])('%s is %s now', (name, now) => expect(renamedMetric(name)?.now).toBe(now))

test('no old name is still exposed', () => {
  expect(renamedMetrics.rows.filter(({ name }) => metric(name))).toEqual([])
})
