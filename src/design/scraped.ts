import type { Planned } from '../model/plan.ts'
import { podMetrics } from './pod-metrics.ts'

/** Of Prometheus; two dollars are one, since the collector reads variables in what it is given. */
export interface Rule {
  readonly source_labels?: readonly string[]
  readonly regex?: string
  readonly action?: 'keep' | 'drop'
  readonly target_label?: string
  readonly replacement?: string
}

const requests = 'http_server_request_duration_seconds'

/** From the contract of services to what objectives are judged by. What asks whether a pod is well is no user. */
export function podRules({ pods, slos }: Planned): Rule[] {
  const bounds = slos.flatMap(({ service, under }) =>
    under === undefined || !pods.some(({ name }) => name === service) ? [] : [{ service, bound: bound(under) }],
  )
  return [
    ...pods
      .filter(({ service }) => service.type === 'api')
      .map(
        ({ name, service }): Rule => ({
          source_labels: ['__name__', 'Service', 'http_route'],
          regex: `${requests}_.*;${name};${escaped(service.health)}`,
          action: 'drop',
        }),
      ),
    renamed(['__name__', 'http_response_status_code'], `${requests}_count;5..`, podMetrics.failed),
    renamed(['__name__'], `${requests}_count`, podMetrics.answered),
    ...bounds.map((each) =>
      renamed(
        ['__name__', 'Service', 'le', 'http_response_status_code'],
        `${requests}_bucket;${each.service};${each.bound};[^5].*`,
        podMetrics.fast,
      ),
    ),
    renamed(['__name__', 'outcome'], 'jobs_processed_total;error', podMetrics.broken),
    renamed(['__name__'], 'jobs_processed_total', podMetrics.done),
    renamed(['__name__'], 'job_duration_seconds_count', podMetrics.timed),
    ...bounds.map((each) =>
      renamed(
        ['__name__', 'Service', 'le'],
        `job_duration_seconds_bucket;${each.service};${each.bound}`,
        podMetrics.quick,
      ),
    ),
    known,
  ]
}

/** What the cluster says of workloads; each sort of object has its name in a label of its own. */
export function ksmRules(namespaces: readonly string[]): Rule[] {
  const of = (metric: string, label: string, name: string, more: readonly Rule[] = [], prefix = ''): Rule[] => [
    {
      source_labels: ['__name__', label],
      regex: `${metric};${prefix}(.+)`,
      target_label: 'Service',
      replacement: '$$1',
    },
    ...more,
    renamed(['__name__'], metric, name),
  ]
  return [
    { source_labels: ['namespace'], regex: namespaces.join('|'), action: 'keep' },
    { source_labels: ['namespace'], target_label: 'Namespace' },
    ...of('kube_deployment_status_replicas_available', 'deployment', podMetrics.available),
    ...of('kube_statefulset_status_replicas_ready', 'statefulset', podMetrics.available),
    // Those that KEDA makes are called by what it scales, with a word before.
    ...of(
      'kube_horizontalpodautoscaler_status_desired_replicas',
      'horizontalpodautoscaler',
      podMetrics.wanted,
      [],
      '(?:keda-hpa-)?',
    ),
    ...of('kube_pod_container_status_restarts_total', 'container', podMetrics.restarts),
    ...of('kube_cronjob_status_last_successful_time', 'cronjob', podMetrics.age),
    // Of one that never succeeded: since it is there. The youngest of both is judged.
    ...of('kube_cronjob_created', 'cronjob', podMetrics.age, [
      { source_labels: ['__name__'], regex: 'kube_cronjob_created', target_label: 'Since', replacement: 'created' },
    ]),
    known,
  ]
}

/** Claims are called by what they are for, the workload and the number of its replica. */
export function diskOf({ pods }: Planned, namespaces: readonly string[]): Rule[] {
  const kept = pods.filter(({ service }) => service.disk !== undefined).map(({ name }) => name)
  return [
    { source_labels: ['namespace'], regex: namespaces.join('|'), action: 'keep' },
    { source_labels: ['namespace'], target_label: 'Namespace' },
    {
      source_labels: ['persistentvolumeclaim'],
      regex: `.*-(${kept.join('|')})-\\d+`,
      target_label: 'Service',
      replacement: '$$1',
    },
    renamed(['__name__'], 'kubelet_volume_stats_available_bytes', podMetrics.free),
    known,
  ]
}

/** What mounts secrets into pods. */
export const mountDriver = { name: 'secrets-store-csi-driver', namespace: 'kube-system' } as const

/** How often it failed, on any node. */
export const mountRules: readonly Rule[] = [
  { target_label: 'Service', replacement: mountDriver.name },
  { target_label: 'Namespace', replacement: mountDriver.namespace },
  renamed(['__name__'], 'node_publish_error_total', podMetrics.unmounted),
  { source_labels: ['__name__'], regex: podMetrics.unmounted, action: 'keep' },
]

/** When each schedule of Velero last kept a copy. */
export function copyRules(namespace: string): Rule[] {
  return [
    { source_labels: ['schedule'], regex: '(.+)', target_label: 'Service', replacement: '$$1' },
    { target_label: 'Namespace', replacement: namespace },
    renamed(['__name__', 'schedule'], 'velero_backup_last_successful_timestamp;.+', podMetrics.age),
    known,
  ]
}

const known: Rule = { source_labels: ['__name__'], regex: Object.values(podMetrics).join('|'), action: 'keep' }

function renamed(source_labels: readonly string[], regex: string, name: string): Rule {
  return { source_labels, regex, target_label: '__name__', replacement: name }
}

/** `0.25`, and `1` as `1` or `1.0`. */
function bound(milliseconds: number): string {
  const text = String(milliseconds / 1000)
  return text.includes('.') ? escaped(text) : `${text}(?:\\.0)?`
}

function escaped(text: string): string {
  return text.replace(/[.+*?()[\]{}|\\^]/g, '\\$&')
}
