import { latenessOf } from '../../design/lateness.ts'
import type { Workload } from '../../model/workload.ts'
import type { Symptom } from './symptom.ts'

/** A job is late when its last success is older than the longest time between two runs, and half of it again. */
export function lateness({ name, service }: Workload): Symptom {
  const { gap, patience } = latenessOf(service.schedule)
  const own = (metric: string, namespaces: string) =>
    `max by (namespace, cronjob) (${metric}{cronjob="${name}", ${namespaces}})`
  const series = (metric: string) => `${metric}{namespace="NS",cronjob="${name}"}`
  return {
    // One that never succeeded is as old as its schedule; one that is suspended is meant to rest.
    expr: (namespaces) =>
      [
        '(',
        `  time() - (${own('kube_cronjob_status_last_successful_time', namespaces)} or ${own('kube_cronjob_created', namespaces)})`,
        `  > ${patience}`,
        ')',
        `unless on (namespace, cronjob) ${own('kube_cronjob_spec_suspend', namespaces)} == 1`,
      ].join('\n'),
    for: '5m',
    description: `{{ $labels.cronjob }} in {{ $labels.namespace }} last did its work {{ $value | humanizeDuration }} ago; it is due every ${words(gap)} at the latest.`,
    bad: [
      {
        [series('kube_cronjob_status_last_successful_time')]: `${-2 * patience}x140`,
        [series('kube_cronjob_spec_suspend')]: '0x140',
      },
      { [series('kube_cronjob_created')]: `${-2 * patience}x140` },
    ],
    good: {
      [series('kube_cronjob_created')]: `${-9 * patience}x140`,
      [series('kube_cronjob_status_last_successful_time')]: '3000x140',
      [series('kube_cronjob_spec_suspend')]: '0x140',
      [`kube_cronjob_created{namespace="elsewhere",cronjob="${name}"}`]: `${-9 * patience}x140`,
    },
    labels: { cronjob: name },
    says: `${name} in NS last did its work ${human(2 * patience + 3600)} ago; it is due every ${words(gap)} at the latest.`,
  }
}

function words(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`
}

/** As Prometheus writes a duration. */
function human(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [Math.floor(seconds) % 60, 's'],
  ] as const
  const first = parts.findIndex(([amount]) => amount > 0)
  return parts
    .slice(first === -1 ? 3 : first)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join(' ')
}
