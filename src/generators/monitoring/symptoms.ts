import type { Plan } from '../../model/plan.ts'
import type { Alert, AlertKind } from '../../model/watch.ts'
import { copySymptom } from './copies.ts'
import { flagsUnanswered } from './flags.ts'
import { historyBehind } from './history.ts'
import { lateness } from './jobs.ts'
import { lossOf } from './lost.ts'
import { meshSymptoms } from './mesh.ts'
import { metricsAbsent, replicasMissing, targetAbsent } from './presence.ts'
import { saturated } from './saturated.ts'
import { secretSymptom } from './secrets.ts'
import type { Symptom } from './symptom.ts'

export function symptomOf(alert: Alert, plan: Plan): Symptom | undefined {
  const { kind, about } = alert
  if (kind === 'remote-write-behind') return historyBehind(plan.monitoring)
  if (kind === 'replicas-missing') return replicasMissing(plan)
  if (kind === 'target-absent') return targetAbsent(plan)
  if (kind === 'metrics-absent') return metricsAbsent(plan)
  if (kind === 'flags-server-failing') return flagsUnanswered(plan)
  const job = plan.pods.find(({ name }) => name === about)
  return kind === 'job-late' && job
    ? lateness(job)
    : (copySymptom(alert, plan) ?? secretSymptom(alert, plan) ?? lossOf(kind, plan) ?? symptoms[kind])
}

const pod = 'namespace="NS",pod="api-1",container="api"'
const restarts = `kube_pod_container_status_restarts_total{${pod}}`
const waits = `kube_pod_container_status_waiting_reason{${pod},reason="CrashLoopBackOff"}`
const autoscaler = (metric: string) =>
  `kube_horizontalpodautoscaler_${metric}{namespace="NS",horizontalpodautoscaler="api"}`
const rollout = (phase: string) => `rollout_info{namespace="NS",name="api",phase="${phase}"}`
const expiry = 'probe_ssl_earliest_cert_expiry{namespace="NS",service="web",instance="https://example.com/"}'
const day = 86_400

const symptoms: Readonly<Partial<Record<AlertKind, Symptom>>> = {
  ...saturated,
  ...meshSymptoms,
  'target-down': {
    expr: (namespaces) => `count by (namespace, job) (up{${namespaces}} == 0)`,
    for: '10m',
    description: 'Targets of {{ $labels.job }} in {{ $labels.namespace }} that cannot be scraped: {{ $value }}.',
    bad: [
      {
        'up{namespace="NS",job="api",instance="a"}': '1x20 0x120',
        'up{namespace="NS",job="api",instance="b"}': '0x140',
        'up{namespace="NS",job="api",instance="c"}': '1x140',
      },
    ],
    good: {
      'up{namespace="NS",job="api",instance="a"}': '1x114 0x26',
      'up{namespace="NS",job="api",instance="b"}': '1x140',
      'up{namespace="elsewhere",job="api",instance="c"}': '0x140',
    },
    labels: { job: 'api' },
    says: 'Targets of api in NS that cannot be scraped: 2.',
  },
  'crash-loop': {
    // Once the pauses between restarts are five minutes long, their number alone would look calm.
    expr: (namespaces) =>
      [
        `sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${namespaces}}[15m])) > 3`,
        'or max by (namespace, pod, container) (',
        `  max_over_time(kube_pod_container_status_waiting_reason{${namespaces}, reason="CrashLoopBackOff"}[5m])`,
        ') == 1',
      ].join('\n'),
    for: '10m',
    description:
      '{{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} ends and is started again and again.',
    bad: [{ [restarts]: '0+1x140' }, { [restarts]: '5x140', [waits]: '_x30 1x110' }],
    good: { [restarts]: '0x60 1 2x80', [waits]: '_x116 1x24' },
    labels: { pod: 'api-1', container: 'api' },
    says: 'api of api-1 in NS ends and is started again and again.',
  },
  'rollout-degraded': {
    expr: (namespaces) => `max by (namespace, name) (rollout_info{${namespaces}, phase="Degraded"}) == 1`,
    for: '10m',
    description: 'The rollout of {{ $labels.name }} in {{ $labels.namespace }} has failed; the version before serves.',
    bad: [{ [rollout('Degraded')]: '0x20 1x120' }],
    good: { [rollout('Degraded')]: '0x110 1x5 0x25', [rollout('Paused')]: '1x140' },
    labels: { name: 'api' },
    says: 'The rollout of api in NS has failed; the version before serves.',
  },
  'autoscaler-at-maximum': {
    // One that has no room by its bounds is no news.
    expr: (namespaces) =>
      [
        bounds('status_desired_replicas', namespaces),
        `>= ${bounds('spec_max_replicas', namespaces)}`,
        `> ${bounds('spec_min_replicas', namespaces)}`,
      ].join('\n'),
    for: '15m',
    description:
      '{{ $labels.horizontalpodautoscaler }} in {{ $labels.namespace }} has been at its maximum of {{ $value }} replicas.',
    bad: [
      {
        [autoscaler('status_desired_replicas')]: '2x20 7x120',
        [autoscaler('spec_max_replicas')]: '7x140',
        [autoscaler('spec_min_replicas')]: '2x140',
      },
    ],
    good: {
      [autoscaler('status_desired_replicas')]: '2x140',
      [autoscaler('spec_max_replicas')]: '2x140',
      [autoscaler('spec_min_replicas')]: '2x140',
    },
    labels: { horizontalpodautoscaler: 'api' },
    says: 'api in NS has been at its maximum of 7 replicas.',
  },
  'page-unanswered': {
    // Whether anybody answered, the pager knows; that it goes on, Prometheus does.
    expr: (namespaces) =>
      `count by (namespace) (ALERTS{alertstate="firing", severity="page", alertname!="PageUnanswered", ${namespaces}}) > 0`,
    for: '30m',
    description: 'Pages of {{ $labels.namespace }} have been firing for half an hour: {{ $value }}.',
    bad: [
      {
        'ALERTS{namespace="NS",alertname="ApiAvailabilityBudgetBurn",alertstate="firing",severity="page"}':
          '_x20 1x120',
      },
    ],
    good: {
      'ALERTS{namespace="NS",alertname="ApiAvailabilityBudgetBurn",alertstate="firing",severity="page"}': '_x100 1x40',
      'ALERTS{namespace="NS",alertname="PodCrashLoop",alertstate="firing",severity="ticket"}': '1x140',
    },
    labels: {},
    says: 'Pages of NS have been firing for half an hour: 1.',
  },
  'cache-evicting': {
    // A few keys are thrown away by every cache that is full.
    expr: (namespaces) => `sum by (namespace, service) (rate(redis_evicted_keys_total{${namespaces}}[15m])) > 1`,
    for: '30m',
    description: '{{ $labels.service }} in {{ $labels.namespace }} throws away {{ $value | humanize }} keys a second.',
    bad: [{ 'redis_evicted_keys_total{namespace="NS",service="sessions",pod="sessions-1"}': '0x10 0+60x130' }],
    good: { 'redis_evicted_keys_total{namespace="NS",service="sessions",pod="sessions-1"}': '0+15x140' },
    labels: { service: 'sessions' },
    says: 'sessions in NS throws away 2 keys a second.',
  },
  'certificate-expires': {
    expr: (namespaces) =>
      `min by (namespace, service, instance) (probe_ssl_earliest_cert_expiry{${namespaces}}) - time() < 14 * 86400`,
    for: '30m',
    description: 'The certificate of {{ $labels.instance }} runs out in {{ $value | humanizeDuration }}.',
    bad: [{ [expiry]: `${10 * day + 3600}x140` }],
    good: { [expiry]: `${20 * day}x140` },
    labels: { service: 'web', instance: 'https://example.com/' },
    says: 'The certificate of https://example.com/ runs out in 10d 0h 0m 0s.',
  },
}

function bounds(metric: string, namespaces: string): string {
  return `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_${metric}{${namespaces}})`
}
