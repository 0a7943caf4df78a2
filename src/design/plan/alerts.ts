import type { Answers } from '../../model/blueprint.ts'
import type { Drill, Dump, StateBackup } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Alert, AlertKind, History, Means, Slo } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { guarded } from './foundations.ts'

/** An objective that something can measure. */
export type Watched = Slo & { readonly means: Means }

/** Each alert that may fire, and where its runbook stands. Symptoms page; causes make a ticket. */
export function alertsOf(
  slos: readonly Watched[],
  workloads: readonly Workload[],
  stores: readonly Store[],
  decided: Answers,
  drills: readonly Drill[],
): Alert[] {
  // Where CloudWatch judges, each workload has alarms of its own.
  const running = workloads.length > 0 && judged(decided)
  return [
    ...slos.map((slo) => ({
      ...alert('error-budget-burn', slo.name, 'page', `${slo.title}: the budget of ${slo.service} burns too fast`),
      source: slo.means === 'prometheus' ? ('prometheus' as const) : ('cloudwatch' as const),
    })),
    ...(running ? cluster : []),
    ...(running && workloads.some(({ rollout }) => rollout !== 'rolling') ? [rollout] : []),
    ...(running && workloads.some(({ scaling }) => scaling.by !== 'fixed') ? [autoscaler] : []),
    ...workloads
      .filter(({ service }) => running && service.type === 'job')
      .map(({ name }) => alert('job-late', name, 'ticket', `${name} has not done its work when it should have`)),
    ...stores.flatMap(ofStore),
    ...(running ? breakIns(decided) : []),
    ...vault(decided),
    ...drills.flatMap(({ store }) => [
      alert('restore-test-failed', store, 'ticket', `${store} was restored, and is not as it should be`),
      alert('restore-test-late', store, 'ticket', `No restore of ${store} has been shown to work for a week`),
    ]),
    ...(running && slos.length > 0 ? [unanswered] : []),
  ]
}

const cloudwatch: ReadonlySet<AlertKind> = new Set([
  'secret-old',
  'database-storage',
  'database-cpu',
  'database-replica-lag',
  'database-reader-lag',
  'kafka-behind',
  'kafka-busy',
  'search-failing',
  'search-refusing',
  'cache-memory',
  'queue-stalled',
  'queue-dead-letters',
  'backup-failed',
  'restore-failed',
  'restore-test-failed',
  'restore-test-late',
  'targets-unhealthy',
  'unreachable',
  'function-throttled',
  'job-failed',
  'stream-behind',
  'stream-throttled',
  'table-throttled',
  'table-replica-behind',
  'search-red',
  'search-storage',
  'search-memory',
  'logs-refused',
])

const falco: ReadonlySet<AlertKind> = new Set(['runtime-threat'])

/** Words that the name of the store says already. */
const generic = new Set(['kafka', 'database', 'cache', 'queue', 'stream', 'table', 'search', 'error'])

const cluster = [
  alert('target-down', 'workload', 'ticket', 'Prometheus cannot scrape a workload'),
  alert('crash-loop', 'pod', 'ticket', 'A container restarts again and again'),
  alert('replicas-missing', 'workload', 'ticket', 'A workload runs with fewer replicas than it wants'),
  alert('certificate-expires', 'endpoint', 'ticket', 'A certificate runs out within two weeks'),
]
const rollout = alert('rollout-degraded', 'workload', 'ticket', 'A new version was taken back, or does not come up')
const autoscaler = alert('autoscaler-at-maximum', 'workload', 'ticket', 'An autoscaler has nothing left to add')

function breakIns(decided: Answers): Alert[] {
  if (!judged(decided)) return []
  const { detection, scanning } = decided
  return [
    ...(detection?.answer === 'guardduty-and-falco'
      ? [alert('runtime-threat', 'pod', 'page', 'A container does what none of ours should do')]
      : []),
    ...(scanning?.answer === 'trivy-operator' && guarded(decided)
      ? [alert('image-vulnerable', 'workload', 'ticket', 'An image that runs has had a known way in for too long')]
      : []),
  ]
}

/** That the copies of what clusters hold are there, and help. */
export function stateAlerts(decided: Answers, state: StateBackup | undefined): Alert[] {
  if (!state || !judged(decided)) return []
  return [
    alert('state-copy-late', 'state', 'ticket', 'What the cluster holds has not been copied when it should have been'),
    alert('state-restore-late', 'state', 'ticket', 'No restore of the disks has been shown to work for a week'),
  ]
}

export function historyAlerts(history: History | undefined): Alert[] {
  if (!history) return []
  return [
    alert('remote-write-behind', history.name, 'ticket', 'What is measured does not reach the store that keeps it'),
  ]
}

export function dumpAlerts(decided: Answers, dumps: readonly Dump[]): Alert[] {
  if (!judged(decided)) return []
  return dumps.flatMap(({ store }) => [
    alert('dump-late', store, 'ticket', `${store} has not been written out for longer than a night`),
    alert('dump-restore-late', store, 'ticket', `No dump of ${store} has been shown to come back for a week`),
  ])
}

function vault({ vault }: Answers): Alert[] {
  if (vault?.answer !== 'aws-backup') return []
  return [
    alert('backup-failed', 'vault', 'ticket', 'A backup or its copy in the other region failed'),
    alert('restore-failed', 'vault', 'ticket', 'A backup could not be restored'),
  ]
}

const unanswered = alert(
  'page-unanswered',
  'page',
  'page',
  'Somebody was called half an hour ago, and it still goes on',
)

function ofStore({ name, engine, module, instances, secret }: Store): Alert[] {
  const copied = Object.values(instances).some(({ replicaOf }) => replicaOf)
  if (engine === 'postgresql')
    return [
      // The storage of Aurora grows by itself.
      ...(module === 'aurora' ? [] : [alert('database-storage', name, 'page', `${name} runs out of storage`)]),
      alert('database-cpu', name, 'ticket', `${name} is short of processor`),
      ...(secret.keys.some(({ key }) => key === 'readers')
        ? [alert('database-reader-lag', name, 'ticket', `${name}: a reader answers with what is minutes old`)]
        : []),
      ...(copied
        ? [
            alert(
              'database-replica-lag',
              name,
              'page',
              `${name}: the replica in the recovery region lags behind the RPO`,
            ),
          ]
        : []),
    ]
  if (module === 'pod') return [alert('cache-evicting', name, 'ticket', `${name} throws keys away for want of memory`)]
  if (engine === 'redis') return [alert('cache-memory', name, 'ticket', `${name} evicts keys for want of memory`)]
  return [
    ...ofModule(module, name),
    ...(engine === 'key-value' && copied
      ? [alert('table-replica-behind', name, 'page', `${name}: the recovery region lags behind the RPO`)]
      : []),
  ]
}

function ofModule(module: string, name: string): Alert[] {
  if (module === 'queue')
    return [
      alert('queue-stalled', name, 'page', `${name}: messages wait and nobody takes them`),
      alert('queue-dead-letters', name, 'ticket', `${name}: messages could not be processed`),
    ]
  if (module === 'stream')
    return [
      alert('stream-behind', name, 'page', `${name}: readers lag behind what is sent`),
      alert('stream-throttled', name, 'ticket', `${name}: records are refused for want of shards`),
    ]
  if (module === 'table') return [alert('table-throttled', name, 'ticket', `${name}: writes are refused`)]
  if (module === 'kafka')
    return [
      alert('kafka-behind', name, 'page', `${name}: messages wait and nobody takes them`),
      alert('kafka-busy', name, 'ticket', `${name}: a broker takes nearly as much as it can`),
    ]
  if (module === 'search-serverless')
    return [
      alert('search-failing', name, 'page', `${name}: searches fail`),
      alert('search-refusing', name, 'ticket', `${name}: documents are not taken`),
    ]
  if (module === 'search')
    return [
      alert('search-red', name, 'page', `${name}: a part of the index is on no node`),
      alert('search-storage', name, 'page', `${name} runs out of storage`),
      alert('search-memory', name, 'ticket', `${name} is short of memory`),
    ]
  return []
}

export function alert(kind: AlertKind, about: string, severity: Alert['severity'], summary: string): Alert {
  const words = kind.includes(about)
    ? kind.split('-')
    : [...about.split('-'), ...kind.split('-').filter((word) => !generic.has(word))]
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return {
    name,
    kind,
    source: falco.has(kind) ? 'falco' : cloudwatch.has(kind) ? 'cloudwatch' : 'prometheus',
    severity,
    summary,
    about,
    runbook: `docs/runbooks/${words.join('-')}.md`,
  }
}
