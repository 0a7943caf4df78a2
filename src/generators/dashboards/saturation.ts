import type { Workload } from '../../model/workload.ts'
import { lines, type Section } from './panel.ts'

/** How full the pods of a workload are, against what they ask for. */
export function saturation({ name, scaling }: Workload): Section {
  const container = `namespace="$namespace", container="${name}"`
  const deployment = `namespace="$namespace", deployment="${name}"`
  const autoscaler = `namespace="$namespace", horizontalpodautoscaler=~"(keda-hpa-)?${name}"`
  return {
    title: 'Saturation',
    panels: [
      lines(
        'Processor, of what is asked for',
        [
          {
            expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${container}}[$__rate_interval])) / sum by (pod) (kube_pod_container_resource_requests{${container}, resource="cpu"})`,
            legend: '{{pod}}',
          },
        ],
        { unit: 'percentunit', steps: [[1, 'orange']], means: 'Above one it lives from what others leave.' },
      ),
      lines(
        'Memory, of the limit',
        [
          {
            expr: `max by (pod) (container_memory_working_set_bytes{${container}}) / max by (pod) (kube_pod_container_resource_limits{${container}, resource="memory"})`,
            legend: '{{pod}}',
          },
        ],
        { unit: 'percentunit', max: 1, steps: [[0.9, 'red']], means: 'At one the container is killed.' },
      ),
      lines(
        'Replicas',
        [
          { expr: `max(kube_deployment_spec_replicas{${deployment}})`, legend: 'wanted' },
          { expr: `max(kube_deployment_status_replicas_available{${deployment}})`, legend: 'available' },
          ...(scaling.by === 'fixed'
            ? []
            : [{ expr: `max(kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}})`, legend: 'at most' }]),
        ],
        { unit: 'short' },
      ),
      lines(
        'Restarts',
        [
          {
            expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${container}}[1h]))`,
            legend: '{{pod}}',
          },
        ],
        { unit: 'short' },
      ),
    ],
  }
}
