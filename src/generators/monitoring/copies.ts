import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Symptom } from './symptom.ts'

/** On copies of what a cluster holds. They live in a namespace of their own, whatever the stages are called. */
export function copySymptom({ kind, about }: Alert, { state, dumps }: Plan): Symptom | undefined {
  if (state && kind === 'state-copy-late') return copyLate(state.namespace, state.minutes)
  if (state && kind === 'state-restore-late')
    return jobLate(state.namespace, state.trial.cronJob, 9, 'restore of disks that worked', 'one is tried each week')
  const dump = dumps.find(({ store }) => store === about)
  if (dump && kind === 'dump-late')
    return jobLate(dump.namespace, `dump-${about}`, 2, `dump of ${about} that was kept`, 'one is due each night')
  if (dump && kind === 'dump-restore-late')
    return jobLate(
      dump.namespace,
      `restore-dump-${about}`,
      9,
      `dump of ${about} that came back`,
      'one is tried each week',
    )
  return undefined
}

/** Velero forgets when a schedule last succeeded once no good backup of it is left, and never knew where none was; it counts attempts all the same. */
function copyLate(namespace: string, minutes: number): Symptom {
  const patience = minutes + Math.max(minutes, 15)
  const labels = { namespace, schedule: 'velero-state' }
  const of = (metric: string) => `${metric}{namespace="${namespace}", schedule="velero-state"}`
  const [good, tried] = [of('velero_backup_last_successful_timestamp'), of('velero_backup_attempt_total')]
  const says = `What the cluster holds has not been copied for more than ${patience} min; it is due every ${minutes} min.`
  return {
    expr: () =>
      [
        `max by (namespace, schedule) (time() - ${good}) > ${patience * 60}`,
        // Two, and half of one less: an increase is extrapolated.
        `or max by (namespace, schedule) (increase(${tried}[${2 * patience}m])) > 1.5 unless on (namespace, schedule) ${good}`,
      ].join('\n'),
    for: '5m',
    description: says,
    bad: [{ [good]: `${-patience * 60}x140` }, { [tried]: '0+1x140' }],
    good: { [good]: '3000x140', [tried]: '0+1x140' },
    labels,
    says,
  }
}

/** A job whose last success, or whose making where it never succeeded, is too long ago. */
function jobLate(namespace: string, cronJob: string, days: number, what: string, due: string): Symptom {
  const patience = days * 86_400
  const own = (metric: string) =>
    `max by (namespace, cronjob) (${metric}{cronjob="${cronJob}", namespace="${namespace}"})`
  const series = (metric: string) => `${metric}{namespace="${namespace}",cronjob="${cronJob}"}`
  return {
    expr: () =>
      `time() - (${own('kube_cronjob_status_last_successful_time')} or ${own('kube_cronjob_created')}) > ${patience}`,
    for: '5m',
    description: `The last ${what} was {{ $value | humanizeDuration }} ago; ${due}.`,
    bad: [
      { [series('kube_cronjob_status_last_successful_time')]: `${-2 * patience}x140` },
      { [series('kube_cronjob_created')]: `${-2 * patience}x140` },
    ],
    good: {
      [series('kube_cronjob_created')]: `${-9 * patience}x140`,
      [series('kube_cronjob_status_last_successful_time')]: '3000x140',
    },
    labels: { namespace, cronjob: cronJob },
    says: `The last ${what} was ${human(2 * patience + 3600)} ago; ${due}.`,
  }
}

/** As Prometheus writes a duration. */
function human(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) % 24
  return `${days > 0 ? `${days}d ` : ''}${days > 0 || hours > 0 ? `${hours}h ` : ''}${Math.floor(seconds / 60) % 60}m ${seconds % 60}s`
}
