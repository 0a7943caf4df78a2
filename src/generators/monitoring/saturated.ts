import type { Symptom } from './symptom.ts'

const claim = 'namespace="NS",persistentvolumeclaim="data-api-0"'
const free = `kubelet_volume_stats_available_bytes{${claim}}`
const whole = `kubelet_volume_stats_capacity_bytes{${claim}}`
const pod = 'namespace="NS",pod="api-1",container="api"'
const restarts = `kube_pod_container_status_restarts_total{${pod}}`
const killed = `kube_pod_container_status_last_terminated_reason{${pod},reason="OOMKilled"}`

/** What runs full. The rules of the chart leave out the namespaces of the system, disks of workloads too. */
export const saturated = {
  'volume-filling': {
    expr: (namespaces) =>
      [
        `${share(namespaces)} < 0.15`,
        `and min by (namespace, persistentvolumeclaim) (predict_linear(kubelet_volume_stats_available_bytes{${namespaces}}[6h], 4 * 86400)) < 0`,
      ].join('\n'),
    for: '30m',
    description:
      'The disk {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} has {{ $value | humanizePercentage }} left, and is full within four days.',
    bad: [{ [free]: '12-0.01x140', [whole]: '100x140' }],
    good: { [free]: '12x140', [whole]: '100x140' },
    labels: { persistentvolumeclaim: 'data-api-0' },
    says: 'The disk data-api-0 in NS has 10.8% left, and is full within four days.',
  },
  'volume-full': {
    expr: (namespaces) => `${share(namespaces)} < 0.03`,
    for: '2m',
    description:
      'The disk {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} has {{ $value | humanizePercentage }} left.',
    bad: [{ [free]: '12x20 2x120', [whole]: '100x140' }],
    good: { [free]: '5x140', [whole]: '100x140' },
    labels: { persistentvolumeclaim: 'data-api-0' },
    says: 'The disk data-api-0 in NS has 2% left.',
  },
  'out-of-memory': {
    expr: (namespaces) =>
      [
        `max by (namespace, pod, container) (kube_pod_container_status_last_terminated_reason{${namespaces}, reason="OOMKilled"}) == 1`,
        `and sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${namespaces}}[1h])) > 0`,
      ].join('\n'),
    for: '1m',
    description:
      '{{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} wanted more memory than its limit, and was ended.',
    bad: [{ [killed]: '_x40 1x100', [restarts]: '0x40 1x100' }],
    good: { [killed]: '1x140', [restarts]: '3x140' },
    labels: { pod: 'api-1', container: 'api' },
    says: 'api of api-1 in NS wanted more memory than its limit, and was ended.',
  },
} satisfies Readonly<Record<string, Symptom>>

function share(namespaces: string): string {
  const of = (metric: string) =>
    `min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_${metric}{${namespaces}})`
  return `${of('available_bytes')} / ${of('capacity_bytes')}`
}
