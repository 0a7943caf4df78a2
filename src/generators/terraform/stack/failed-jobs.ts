import { type Block, block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { isProduction, type StackContext } from './context.ts'
import { callOf, of } from './releases.ts'

/** A run that ended with anything but 0, or that began and never came up, is told as it happens. */
export function failedJobs(context: StackContext): Block[] {
  return of(context, 'containers')
    .filter(({ stage, workload }) => isProduction(stage) && workload.service.type === 'job')
    .flatMap((release) => {
      const alert = context.plan.alerts.find(
        ({ kind, about }) => kind === 'job-failed' && about === release.workload.name,
      )
      if (!alert) return []
      const own = `${callOf(release)}_failed`
      return [
        block('resource', ['aws_cloudwatch_event_rule', own], {
          name: `${context.plan.system}-${release.stage.name}-${alert.name}`,
          description: `${alert.summary}. Runbook: ${alert.runbook}`,
          event_pattern: call('jsonencode', {
            source: ['aws.ecs'],
            'detail-type': ['ECS Task State Change'],
            detail: {
              clusterArn: [ref('module.containers.arn')],
              lastStatus: ['STOPPED'],
              taskDefinitionArn: [
                { wildcard: template`*:task-definition/${ref(`module.${callOf(release)}.family`)}:*` },
              ],
              $or: [
                { containers: { exitCode: [{ 'anything-but': [0] }] } },
                // Without an image, a secret or an address there is no container that could say how it ended.
                { stopCode: ['TaskFailedToStart', 'SpotInterruption'] },
              ],
            },
          }),
        }),
        block('resource', ['aws_cloudwatch_event_target', own], {
          rule: ref(`aws_cloudwatch_event_rule.${own}.name`),
          arn: ref('module.alarms.topic_arns["ticket"]'),
        }),
      ]
    })
}
