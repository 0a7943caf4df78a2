import type { Release } from '../../../model/plan.ts'
import type { Alert, AlertKind } from '../../../model/watch.ts'
import { type Attributes, ref } from '../../../syntax/hcl/build.ts'
import { isProduction, type StackContext } from './context.ts'
import { metric } from './metric.ts'
import { balancerOf, callOf, targetsOf } from './releases.ts'

/** Alarms on what runs outside a cluster. Where it waits for the loss of a region there is nothing to miss. */
export function releaseAlarmsOf(
  context: StackContext,
): { alert: Alert; stage: string; measured: Attributes; index: number }[] {
  const { plan } = context
  return context.releases
    .filter(({ stage }) => isProduction(stage) && stage.standsInFor === undefined)
    .flatMap((release) =>
      plan.alerts
        .filter(({ source, about }) => source === 'cloudwatch' && about === release.workload.name)
        .flatMap((alert) =>
          [measures[alert.kind]?.(release, context) ?? []]
            .flat()
            .map((measured, index) => ({ alert, stage: release.stage.name, measured, index })),
        ),
    )
}

const measures: Readonly<
  Partial<Record<AlertKind, (release: Release, context: StackContext) => Attributes | Attributes[] | undefined>>
> = {
  'targets-unhealthy': (release, context) => {
    const [first, other] = targetsOf(release, context).map((target) => ({
      LoadBalancer: ref(`module.${balancerOf(release)}.arn_suffix`),
      TargetGroup: target,
    }))
    return (
      first &&
      metric('AWS/ApplicationELB', 'HealthyHostCount', first, {
        ...(other && { other }),
        comparison: 'LessThanThreshold',
        threshold: 1,
        statistic: 'Maximum',
        period: 60,
        periods: 3,
        missing: 'breaching',
      })
    )
  },
  'replicas-missing': (release) => {
    const fewer = { comparison: 'LessThanThreshold', threshold: release.replicas.min, statistic: 'Maximum', periods: 3 }
    return release.workload.platform === 'containers'
      ? metric(
          'ECS/ContainerInsights',
          'RunningTaskCount',
          { ClusterName: ref('module.containers.name'), ServiceName: release.name },
          { ...fewer, missing: 'breaching' },
        )
      : metric(
          'AWS/AutoScaling',
          'GroupInServiceInstances',
          { AutoScalingGroupName: release.name },
          { ...fewer, missing: 'breaching' },
        )
  },
  'function-throttled': ({ name }) =>
    metric(
      'AWS/Lambda',
      'Throttles',
      { FunctionName: name },
      { comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Sum', periods: 3, missing: 'notBreaching' },
    ),
  // What could not be started waits in a queue; of functions what failed in each attempt too.
  'job-failed': (release) => [
    ...(release.workload.platform === 'functions'
      ? [metric('AWS/Lambda', 'Errors', { FunctionName: release.name }, any('Sum'))]
      : []),
    metric(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      { QueueName: ref(`module.${callOf(release)}.missed_queue`) },
      any('Maximum'),
    ),
  ],
}

function any(statistic: string): Attributes {
  return { comparison: 'GreaterThanThreshold', threshold: 0, statistic, periods: 1, missing: 'notBreaching' }
}
