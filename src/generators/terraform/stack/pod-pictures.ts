import { podMetrics } from '../../../design/pod-metrics.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { ref, type Value } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'

export interface Picture {
  readonly title: string
  readonly metrics: readonly Value[]
  /** Label of the axis. */
  readonly unit: string
}

/** Golden signals of pods, where CloudWatch is all there is: traffic and failures, speed, replicas, and what nodes bear. */
export function countedIn(stage: Stage, { plan, clustered }: StackContext): Picture[] {
  if (!plan.monitoring.counted || !clustered) return []
  return [
    ...plan.pods.flatMap((workload) => ofPod(workload, stage, plan.system)),
    {
      title: 'Nodes',
      unit: '%',
      metrics: ['node_cpu_utilization', 'node_memory_utilization', 'node_filesystem_utilization'].map(
        (name): Value => ['ContainerInsights', name, 'ClusterName', ref('module.cluster.name'), { stat: 'Maximum' }],
      ),
    },
  ]
}

function ofPod({ name, service }: Workload, { namespace }: Stage, system: string): Picture[] {
  const own = (metric: string, stat: string): Value => [
    system,
    metric,
    'Namespace',
    namespace,
    'Service',
    name,
    { stat },
  ]
  if (service.type === 'job')
    return [{ title: `${name}: since it last did its work`, unit: 's', metrics: [own(podMetrics.age, 'Maximum')] }]
  const worker = service.type === 'worker'
  return [
    {
      title: `${name}: ${worker ? 'jobs' : 'requests'} and failures`,
      unit: 'a minute',
      metrics: worker
        ? [own(podMetrics.done, 'Sum'), own(podMetrics.broken, 'Sum'), own(podMetrics.quick, 'Sum')]
        : [own(podMetrics.answered, 'Sum'), own(podMetrics.failed, 'Sum'), own(podMetrics.fast, 'Sum')],
    },
    {
      title: `${name}: replicas and restarts`,
      unit: 'number',
      metrics: [
        own(podMetrics.available, 'Average'),
        own(podMetrics.wanted, 'Average'),
        own(podMetrics.restarts, 'Sum'),
      ],
    },
  ]
}
