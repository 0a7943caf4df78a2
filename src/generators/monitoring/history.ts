import type { Monitoring } from '../../model/watch.ts'
import type { Symptom } from './symptom.ts'

/** Measured by Prometheus of itself: something is scraped every half minute, so the newest sample that was sent says how far it is behind. */
export function historyBehind({ namespace, history }: Monitoring): Symptom | undefined {
  if (!history) return undefined
  const { name } = history
  const metric = 'prometheus_remote_storage_queue_highest_sent_timestamp_seconds'
  const series = `${metric}{namespace="${namespace}",pod="prometheus-0",remote_name="${name}",url="${history.url}"}`
  return {
    expr: () =>
      `max by (namespace, pod, remote_name) (time() - max_over_time(${metric}{namespace="${namespace}", remote_name="${name}"}[5m])) > 300`,
    for: '15m',
    description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind in sending to {{ $labels.remote_name }}.',
    bad: [{ [series]: '0x140' }],
    good: { [series]: '0+30x110 3300x5 3510+30x25' },
    labels: { namespace, pod: 'prometheus-0', remote_name: name },
    says: `prometheus-0 is 1h 0m 0s behind in sending to ${name}.`,
  }
}
