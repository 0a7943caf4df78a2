import type { Blueprint } from '../../model/blueprint.ts'
import type { Page } from './page.ts'
import { bars, lines, number, rows } from './panel.ts'

/** Room: nodes, what is asked of them, autoscalers at their bounds, disks. */
export function capacityPage({ plan }: Blueprint, uid: string): Page {
  const asked = (resource: string) =>
    `sum by (node) (kube_pod_container_resource_requests{resource="${resource}"}) / on (node) sum by (node) (kube_node_status_allocatable{resource="${resource}"})`
  const total = (resource: string) =>
    `sum(kube_pod_container_resource_requests{resource="${resource}", node!=""}) / sum(kube_node_status_allocatable{resource="${resource}"})`
  return {
    uid,
    title: `${plan.system}: capacity`,
    means: 'How much room the cluster has, and what fills it.',
    from: 'now-24h',
    sections: [
      {
        title: 'The cluster',
        panels: [
          number('Nodes', 'count(kube_node_info)', { base: 'text' }),
          number('Processor asked for', total('cpu'), { unit: 'percentunit', steps: full }),
          number('Memory asked for', total('memory'), { unit: 'percentunit', steps: full }),
          number('Pods that wait', 'sum(kube_pod_status_phase{phase="Pending"})', { steps: [[1, 'orange']] }),
          lines('Processor asked for, by node', [{ expr: asked('cpu'), legend: '{{node}}' }], {
            unit: 'percentunit',
            max: 1,
          }),
          lines('Memory asked for, by node', [{ expr: asked('memory'), legend: '{{node}}' }], {
            unit: 'percentunit',
            max: 1,
          }),
          lines(
            'Processor used, by node',
            [
              {
                expr: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))',
                legend: '{{instance}}',
              },
            ],
            { unit: 'percentunit', max: 1 },
          ),
          lines(
            'Memory used, by node',
            [{ expr: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes', legend: '{{instance}}' }],
            { unit: 'percentunit', max: 1 },
          ),
        ],
      },
      {
        title: 'Autoscalers',
        panels: [
          rows(
            'How far they may still go',
            [
              {
                expr: `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas)`,
                column: 'Replicas',
              },
              {
                expr: `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas)`,
                column: 'At most',
              },
            ],
            { columns: { namespace: 'Namespace', horizontalpodautoscaler: 'Autoscaler' } },
          ),
        ],
      },
      {
        title: 'Disks',
        panels: [
          bars(
            'Volumes, how full',
            [
              {
                expr: 'max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_used_bytes / kubelet_volume_stats_capacity_bytes)',
                legend: '{{namespace}}/{{persistentvolumeclaim}}',
              },
            ],
            { unit: 'percentunit', max: 1, steps: full },
          ),
          bars(
            'Disks of nodes, how full',
            [
              {
                expr: '1 - min by (instance) (node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"})',
                legend: '{{instance}}',
              },
            ],
            { unit: 'percentunit', max: 1, steps: full },
          ),
        ],
      },
    ],
  }
}

const full = [
  [0.8, 'orange'],
  [0.9, 'red'],
] as const
