import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { lines, type Panel, type Section } from './panel.ts'

/** How full the pods of a workload are, against what they ask for. */
export function saturation(workload: Workload, plan: Plan): Section {
  const container = `namespace="$namespace", container="${workload.name}"`
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
      ...replicas(workload, plan),
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

/** A run of a job has none. Where a Rollout keeps replicas, an environment without canaries still has a Deployment. */
function replicas({ name, scaling, controller }: Workload, { rollouts }: Plan): Panel[] {
  if (controller === 'CronJob') return []
  const of = (metric: string, label: string) => `max(${metric}{namespace="$namespace", ${label}="${name}"})`
  const kept = (wanted: string, available: string, label: string) => [of(wanted, label), of(available, label)] as const
  const [wanted, available] =
    controller === 'StatefulSet'
      ? kept('kube_statefulset_replicas', 'kube_statefulset_status_replicas_available', 'statefulset')
      : kept('kube_deployment_spec_replicas', 'kube_deployment_status_replicas_available', 'deployment')
  const [desired, there] = kept('rollout_info_replicas_desired', 'rollout_info_replicas_available', 'name')
  const rolled = rollouts.some(({ service }) => service === name)
  const autoscaler = `namespace="$namespace", horizontalpodautoscaler=~"(keda-hpa-)?${name}"`
  return [
    lines(
      'Replicas',
      [
        { expr: rolled ? `${desired} or ${wanted}` : wanted, legend: 'wanted' },
        { expr: rolled ? `${there} or ${available}` : available, legend: 'available' },
        ...(scaling.by === 'fixed'
          ? []
          : [{ expr: `max(kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}})`, legend: 'at most' }]),
      ],
      { unit: 'short' },
    ),
  ]
}
