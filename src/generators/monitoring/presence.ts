import type { Plan } from '../../model/plan.ts'
import { watched } from '../scope.ts'
import type { Symptom } from './symptom.ts'

interface Kept {
  readonly wanted: string
  readonly there: string
  /** Label that names the workload. */
  readonly label: string
}

/** What each controller says of its replicas. DaemonSets are the platform's own, which the rules of the chart watch. */
const deployments = {
  wanted: 'kube_deployment_spec_replicas',
  there: 'kube_deployment_status_replicas_available',
  label: 'deployment',
}
const statefulSets = {
  wanted: 'kube_statefulset_replicas',
  there: 'kube_statefulset_status_replicas_available',
  label: 'statefulset',
}
const rollouts = { wanted: 'rollout_info_replicas_desired', there: 'rollout_info_replicas_available', label: 'name' }

function kept({ pods, rollouts: released }: Plan): readonly Kept[] {
  const rolled = new Set(released.map(({ service }) => service))
  return [
    ...(pods.some(({ name, controller }) => controller === 'Deployment' && !rolled.has(name)) ? [deployments] : []),
    ...(pods.some(({ controller }) => controller === 'StatefulSet') ? [statefulSets] : []),
    ...(rolled.size > 0 ? [rollouts] : []),
  ]
}

export function replicasMissing(plan: Plan): Symptom {
  const all = kept(plan)
  const [first = deployments] = all
  const lacking = (namespaces: string) =>
    all.map(({ wanted, there, label }) => {
      const of = (metric: string) => `max by (namespace, ${label}) (${metric}{${namespaces}})`
      return `label_replace(${of(wanted)} - ${of(there)}, "workload", "$1", "${label}", "(.+)")`
    })
  return {
    expr: (namespaces) => `sum by (namespace, workload) (\n  ${lacking(namespaces).join('\n  or ')}\n) > 0`,
    for: '15m',
    description: '{{ $labels.workload }} in {{ $labels.namespace }} lacks replicas: {{ $value }}.',
    bad: all.map((each) => ({ [series(each, 'wanted')]: '4x140', [series(each, 'there')]: '4x20 2x120' })),
    good: { [series(first, 'wanted')]: '4x140', [series(first, 'there')]: '4x100 3x40' },
    labels: { workload: 'api' },
    says: 'api in NS lacks replicas: 2.',
  }
}

/** A target that is down has a series that says so; one that nothing finds any more has none. */
export function targetAbsent(plan: Plan): Symptom {
  const all = kept(plan)
  const [first = deployments] = all
  const up = 'up{namespace="NS",job="api",instance="a"}'
  return {
    expr: (namespaces) =>
      [
        'max by (namespace, job) (',
        `  ${all.map(({ wanted, label }) => `label_replace(${wanted}{${namespaces}}, "job", "$1", "${label}", "(.+)")`).join('\n  or ')}`,
        ') > 0',
        `unless count by (namespace, job) (up{${namespaces}})`,
      ].join('\n'),
    for: '15m',
    description: '{{ $labels.job }} in {{ $labels.namespace }} should run, and Prometheus knows no target of it.',
    bad: all.map((each) => ({ [series(each, 'wanted')]: '4x140', [up]: '1x40 _x100' })),
    good: { [series(first, 'wanted')]: '4x140', [up]: '0x140' },
    labels: { job: 'api' },
    says: 'api in NS should run, and Prometheus knows no target of it.',
  }
}

/** Without these series every other rule about workloads is silent, whatever happens. */
export function metricsAbsent(plan: Plan): Symptom {
  const asked = ['kube_pod_info', ...(probed(plan) ? ['probe_success'] : [])]
  const home = plan.monitoring.namespace
  return {
    expr: () => asked.map((metric) => `label_replace(absent(${metric}), "namespace", "${home}", "", "")`).join('\nor '),
    for: '15m',
    description: `Nobody says what runs${asked.length > 1 ? ', or whether it answers' : ''}: alerts about it stay silent, whatever happens.`,
    bad: [{ 'up{namespace="NS",job="api",instance="a"}': '1x140' }],
    good: Object.fromEntries(asked.map((metric) => [`${metric}{namespace="NS"}`, '1x140'])),
    labels: { namespace: home },
    says: `Nobody says what runs${asked.length > 1 ? ', or whether it answers' : ''}: alerts about it stay silent, whatever happens.`,
  }
}

function probed(plan: Plan): boolean {
  return watched(plan).some(({ name }) => [...plan.pods, ...plan.sites].some(({ hosts }) => hosts[name]))
}

function series(each: Kept, what: 'wanted' | 'there'): string {
  return `${each[what]}{namespace="NS",${each.label}="api"}`
}
