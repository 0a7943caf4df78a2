import type { Flags } from '../../model/flags.ts'
import type { Dump, Planned, StateBackup } from '../../model/plan.ts'
import type { Alert, AlertKind, Monitoring } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { alert } from './alerts.ts'
import { unanswered } from './flags.ts'
import { unmounted } from './secret-alerts.ts'

/** What a cluster holds besides workloads, and may lose. */
interface Beside {
  readonly dumps: readonly Dump[]
  readonly state: StateBackup | undefined
  readonly mounted: Planned['mounted']
  readonly flags: Flags | undefined
}

/** What CloudWatch watches of pods, one alarm for each workload: it knows no rule that speaks of all. */
export function podAlertsOf(
  { counted }: Monitoring,
  pods: readonly Workload[],
  { dumps, state, mounted, flags }: Beside,
): Alert[] {
  if (!counted) return []
  return [
    ...pods.flatMap(ofPod),
    told('metrics-absent', 'cluster', 'What alarms are reckoned from is not measured'),
    ...dumps.flatMap(({ store }) => [
      told('dump-late', store, `${store} has not been written out for longer than a night`),
      told('dump-restore-late', store, `No dump of ${store} has been shown to come back for a week`),
    ]),
    ...(state
      ? [
          told('state-copy-late', 'state', 'What the cluster holds has not been copied when it should have been'),
          told('state-restore-late', 'state', 'No restore of the disks has been shown to work for a week'),
        ]
      : []),
    ...[...(mounted ? [unmounted] : []), ...(flags?.tool === 'flagd' && pods.length > 0 ? [unanswered] : [])].map(
      byCloudWatch,
    ),
  ]
}

function ofPod({ name, service, scaling, replicas }: Workload): Alert[] {
  if (service.type === 'job') return [told('job-late', name, `${name} has not done its work when it should have`)]
  const grows = Object.values(replicas).some(({ min, max }) => max > min)
  return [
    told('replicas-missing', name, `${name} runs with fewer replicas than it should`),
    told('crash-loop', name, `${name}: a container restarts again and again`),
    ...(scaling.by !== 'fixed' && grows
      ? [told('autoscaler-at-maximum', name, `${name}: its autoscaler has nothing left to add`)]
      : []),
    ...(service.disk === undefined
      ? []
      : [
          told('volume-filling', name, `A disk of ${name} is nearly full`),
          told('volume-full', name, `A disk of ${name} is full`, 'page'),
        ]),
  ]
}

function told(kind: AlertKind, about: string, summary: string, severity: Alert['severity'] = 'ticket'): Alert {
  return byCloudWatch(alert(kind, about, severity, summary))
}

function byCloudWatch(each: Alert): Alert {
  return { ...each, source: 'cloudwatch' }
}
