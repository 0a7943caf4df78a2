import type { Plan } from '../../model/plan.ts'
import type { Symptom } from './symptom.ts'

/** A file of switches that flagd cannot read leaves the pods before it in place: all are there, and not all are new. */
export function flagsUnanswered({ flags }: Plan): Symptom | undefined {
  if (!flags) return undefined
  const { namespace, environments } = flags
  const deployment = environments[0]?.server ?? ''
  const series = (metric: string) => `kube_deployment_${metric}{namespace="${namespace}",deployment="${deployment}"}`
  const lacking = (there: string) =>
    `max by (namespace, deployment) (kube_deployment_spec_replicas{namespace="${namespace}"} - kube_deployment_status_replicas_${there}{namespace="${namespace}"}) > 0`
  const replicas = (available: string, updated: string) => ({
    [series('spec_replicas')]: '2x140',
    [series('status_replicas_available')]: available,
    [series('status_replicas_updated')]: updated,
  })
  return {
    expr: () => ['available', 'updated'].map(lacking).join('\nor '),
    for: '15m',
    description:
      '{{ $labels.deployment }} lacks replicas, or such with the switches that were delivered last: {{ $value }}.',
    bad: [replicas('2x20 1x120', '2x140'), replicas('2x140', '2x20 1x120')],
    good: replicas('2x100 1x12 2x28', '2x100 1x12 2x28'),
    labels: { namespace, deployment },
    says: `${deployment} lacks replicas, or such with the switches that were delivered last: 1.`,
  }
}
