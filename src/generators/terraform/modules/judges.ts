import { block, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'
import { metricQueries } from './objective.ts'

/** Alarms that judge a version by the requests that it answered itself. They tell nobody: a deployment that they stop does. */
export function judgesModule(): Module {
  return {
    main: [
      block(
        'resource',
        ['aws_cloudwatch_metric_alarm', 'this'],
        {
          for_each: ref('var.judges'),
          alarm_name: template`${ref('var.name')}-${ref('each.key')}`,
          alarm_description: template`${ref('each.value.description')}. It tells nobody by itself, and ends a deployment`,
          comparison_operator: 'GreaterThanThreshold',
          threshold: ref('each.value.limit'),
          evaluation_periods: 1,
          treat_missing_data: 'notBreaching',
        },
        metricQueries({
          share: template`IF(${ref('each.value.failures')} >= ${ref('var.fewest')}, ${ref('each.value.share')}, 0)`,
          metrics: ref('each.value.metrics'),
          period: ref('var.watch_seconds'),
        }),
      ),
    ],
    variables: [
      variable('name', 'string', 'Before the name of each alarm, such as crm-production-api'),
      variable('watch_seconds', 'number', 'How far each looks back'),
      variable('fewest', 'number', 'Failures below which a share is chance', { default: 3 }),
      variable(
        'judges',
        objectsType('map', {
          description: 'string',
          limit: 'number',
          share: 'string',
          failures: 'string',
          metrics: 'map(object({ namespace = string, metric = string, stat = string, dimensions = map(string) }))',
        }),
        'What is measured of each target group, and the share of bad events that is too much',
      ),
    ],
    outputs: [
      output(
        'alarm_names',
        '[for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]',
        'What puts a deployment back',
      ),
    ],
  }
}
