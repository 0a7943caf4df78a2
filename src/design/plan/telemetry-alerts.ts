import type { Answers } from '../../model/blueprint.ts'
import type { Store } from '../../model/store.ts'
import type { Alert, Monitoring } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { measuredOf } from '../measured.ts'
import { alert } from './alerts.ts'

/** On the domain that keeps lines. No request fails for it, so all of it waits for working hours. */
export function logSearchAlerts({ search }: Monitoring): Alert[] {
  if (!search) return []
  return [
    alert('search-red', 'log-search', 'ticket', 'Logs: a part of an index is on no node'),
    alert('search-storage', 'log-search', 'ticket', 'Logs run out of storage'),
    alert('search-memory', 'log-search', 'ticket', 'Logs: nodes are short of memory'),
    alert('logs-refused', 'log-search', 'ticket', 'Logs: nothing new is taken in'),
  ]
}

/** On what would keep every other alert silent, and on disks of workloads. */
export function telemetryAlerts(
  decided: Answers,
  { logs, traces }: Monitoring,
  pods: readonly Workload[],
  stores: readonly Store[],
): Alert[] {
  if (pods.length === 0 || !judged(decided)) return []
  const exported =
    decided.observability?.answer === 'prometheus' && stores.some(({ module }) => measuredOf(module).length > 0)
  return [
    alert('target-absent', 'workload', 'ticket', 'Prometheus knows no target of a workload that should run'),
    alert('metrics-absent', 'cluster', 'ticket', 'What alerts are reckoned from is not measured'),
    ...(exported
      ? [alert('metrics-missing', 'store', 'ticket', 'What CloudWatch measures of stores is not read')]
      : []),
    ...(logs ? [alert('logs-lost', 'monitoring', 'ticket', 'Lines of logs are given up')] : []),
    ...(traces ? [alert('traces-lost', 'monitoring', 'ticket', 'Spans are given up')] : []),
    alert(
      'out-of-memory',
      'container',
      'ticket',
      'A container was ended because it wanted more memory than it may have',
    ),
    ...(pods.some(({ controller }) => controller === 'StatefulSet')
      ? [
          alert('volume-filling', 'workload', 'ticket', 'A disk of a workload will be full within four days'),
          alert('volume-full', 'workload', 'page', 'A disk of a workload is full'),
        ]
      : []),
  ]
}
