import { latenessOf } from '../../../design/lateness.ts'
import { podMetrics } from '../../../design/pod-metrics.ts'
import { mountDriver } from '../../../design/scraped.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Alert, AlertKind } from '../../../model/watch.ts'
import type { Workload } from '../../../model/workload.ts'
import type { Attributes } from '../../../syntax/hcl/build.ts'
import { isProduction, type StackContext } from './context.ts'
import { metric } from './metric.ts'

/** Alarms on pods, where CloudWatch judges them. Where a stage waits for the loss of a region there is nothing to miss. */
export function podAlarmsOf(context: StackContext): { alert: Alert; stage: string; measured: Attributes }[] {
  const { plan, stages, clustered } = context
  if (!plan.monitoring.counted || !clustered) return []
  return stages
    .filter((stage) => isProduction(stage) && stage.standsInFor === undefined)
    .flatMap((stage) =>
      plan.alerts
        .filter(({ source }) => source === 'cloudwatch')
        .flatMap((alert) => {
          const measured = measuredOf(alert, stage, context)
          return measured ? [{ alert, stage: stage.name, measured }] : []
        }),
    )
}

function measuredOf({ kind, about }: Alert, stage: Stage, { plan }: StackContext): Attributes | undefined {
  const at =
    (name: string, service: string, namespace = stage.namespace) =>
    (rest: Attributes) =>
      metric(plan.system, name, { Namespace: namespace, Service: service }, rest)
  if (kind === 'metrics-absent') {
    const watched = plan.pods.find(({ controller }) => controller !== 'CronJob')
    return watched && at(podMetrics.available, watched.name)({ ...fewer, statistic: 'SampleCount', threshold: 1 })
  }
  const dump = plan.dumps.find(({ store, stage: own }) => store === about && own === stage.name)
  if (kind === 'dump-late' && dump) return at(podMetrics.age, `dump-${about}`, dump.namespace)(older(2 * day))
  if (kind === 'dump-restore-late' && dump)
    return at(podMetrics.age, `restore-dump-${about}`, dump.namespace)(older(9 * day))
  if (kind === 'state-copy-late' && plan.state) {
    const { minutes, namespace } = plan.state
    // Velero says nothing of a schedule of which no good copy is left, nor of one that never had any.
    return at(
      podMetrics.age,
      'velero-state',
      namespace,
    )({
      ...older((minutes + Math.max(minutes, 15)) * 60),
      periods: 3,
      missing: 'breaching',
    })
  }
  if (kind === 'state-restore-late' && plan.state)
    return at(podMetrics.age, plan.state.trial.cronJob, plan.state.namespace)(older(9 * day))
  if (kind === 'secret-mount-failing')
    return at(
      podMetrics.unmounted,
      mountDriver.name,
      mountDriver.namespace,
    )({ comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Sum', periods: 3, missing: 'notBreaching' })
  const flags = plan.flags?.environments.find(({ stages }) => stages.includes(stage.name))
  if (kind === 'flags-server-failing' && plan.flags && flags)
    return at(
      podMetrics.available,
      flags.server,
      plan.flags.namespace,
    )({ ...fewer, statistic: 'Maximum', threshold: 2 })
  const workload = plan.pods.find(({ name }) => name === about)
  return workload && measures[kind]?.(workload, stage, (name) => at(name, about))
}

const day = 86_400
const fewer = { comparison: 'LessThanThreshold', periods: 3, missing: 'breaching' }

function older(seconds: number): Attributes {
  return { comparison: 'GreaterThanThreshold', threshold: seconds, statistic: 'Minimum', periods: 1 }
}

type On = (name: string) => (rest: Attributes) => Attributes

const measures: Readonly<Partial<Record<AlertKind, (workload: Workload, stage: Stage, on: On) => Attributes>>> = {
  'replicas-missing': ({ replicas }, { name }, on) =>
    on(podMetrics.available)({ ...fewer, statistic: 'Maximum', threshold: replicas[name]?.min ?? 1 }),
  'crash-loop': (_, __, on) =>
    on(podMetrics.restarts)({
      comparison: 'GreaterThanThreshold',
      threshold: 3,
      statistic: 'Sum',
      period: 900,
      periods: 1,
      missing: 'notBreaching',
    }),
  'autoscaler-at-maximum': ({ replicas }, { name }, on) =>
    on(podMetrics.wanted)({
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: replicas[name]?.max ?? 1,
      statistic: 'Minimum',
      periods: 3,
      missing: 'notBreaching',
    }),
  'job-late': ({ service }, _, on) => on(podMetrics.age)(older(latenessOf(service.schedule).patience)),
  'volume-filling': ({ service }, _, on) => on(podMetrics.free)(less((service.disk ?? 0) * 0.15)),
  'volume-full': ({ service }, _, on) => on(podMetrics.free)(less((service.disk ?? 0) * 0.03)),
}

function less(bytes: number): Attributes {
  return { comparison: 'LessThanThreshold', threshold: Math.round(bytes), statistic: 'Minimum', periods: 1 }
}
