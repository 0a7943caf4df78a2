import {
  type Block,
  block,
  call,
  callSpread,
  conditional,
  listFor,
  objectOf,
  raw,
  ref,
  template,
  type Value,
} from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'

/**
 * One objective: an alarm for each window in which its budget may burn too fast, none of which tells anybody, and what is
 * told when a long window and the short one in it burn at the same time.
 */
export function objectiveModule(): Module {
  return {
    main: [
      block('locals', [], {
        windows: callSpread(
          'merge',
          listFor(
            { names: ['name', 'pair'], of: ref('var.pairs') },
            objectOf([
              [template`${ref('name')}-long`, { period: ref('pair.long'), limit: ref('pair.limit'), guarded: true }],
              [template`${ref('name')}-short`, { period: ref('pair.short'), limit: ref('pair.limit'), guarded: false }],
            ]),
          ),
        ),
      }),
      window(),
      composite(),
    ],
    variables: [
      variable('name', 'string', 'Name of what is told, as its runbook has it'),
      variable('description', 'string', 'What it says, and where the runbook stands'),
      variable('region', 'string', 'Region of the metrics; that of the stack unless said', { default: null }),
      variable(
        'metrics',
        objectsType('map', {
          namespace: 'string',
          metric: 'string',
          stat: 'string',
          dimensions: 'map(string)',
        }),
        'What is measured, by the name that the expressions use',
      ),
      variable('share', 'string', 'Metric math: the share of bad events'),
      variable('failures', 'string', 'Metric math: how many were bad; none where every look counts', { default: null }),
      variable('fewest', 'number', 'Failures that a long window must hold before it counts', { default: 3 }),
      variable(
        'pairs',
        objectsType('map', { severity: 'string', limit: 'number', long: 'number', short: 'number' }),
        'Windows in seconds, and the share of bad events that both have to pass',
      ),
      variable('topic_arns', 'map(string)', 'Who is told, by severity'),
    ],
    outputs: [
      output(
        'quick_alarm',
        'aws_cloudwatch_metric_alarm.window["${sort(keys(var.pairs))[0]}-short"].alarm_name',
        'The alarm that goes red first: it puts deployments back',
      ),
      output(
        'quick_alarm_arn',
        'aws_cloudwatch_metric_alarm.window["${sort(keys(var.pairs))[0]}-short"].arn',
        'The same, for what is stopped by it',
      ),
    ],
  }
}

function window(): Block {
  const guarded = raw('each.value.guarded && var.failures != null')
  return block(
    'resource',
    ['aws_cloudwatch_metric_alarm', 'window'],
    {
      for_each: ref('local.windows'),
      region: ref('var.region'),
      alarm_name: template`${ref('var.name')}-${ref('each.key')}`,
      alarm_description: template`One window of ${ref('var.name')}. It tells nobody by itself`,
      comparison_operator: 'GreaterThanThreshold',
      threshold: ref('each.value.limit'),
      evaluation_periods: 1,
      treat_missing_data: 'notBreaching',
    },
    metricQueries({
      share: conditional(
        guarded,
        template`IF(${ref('var.failures')} >= ${ref('var.fewest')}, ${ref('var.share')}, 0)`,
        ref('var.share'),
      ),
      metrics: ref('var.metrics'),
      period: ref('each.value.period'),
    }),
  )
}

/** A share of bad events from metrics of which each has its name in the expression. */
export function metricQueries({ share, metrics, period }: Readonly<Record<'share' | 'metrics' | 'period', Value>>) {
  return [
    block('metric_query', [], { id: 'share', label: 'Bad events', return_data: true, expression: share }),
    block('dynamic', ['metric_query'], { for_each: metrics }, [
      block('content', [], { id: ref('metric_query.key') }, [
        block('metric', [], {
          namespace: ref('metric_query.value.namespace'),
          metric_name: ref('metric_query.value.metric'),
          dimensions: ref('metric_query.value.dimensions'),
          stat: ref('metric_query.value.stat'),
          period,
        }),
      ]),
    ]),
  ]
}

function composite(): Block {
  const told = [ref('var.topic_arns[each.key]')]
  return block('resource', ['aws_cloudwatch_composite_alarm', 'this'], {
    for_each: call('toset', listFor({ names: ['pair'], of: ref('var.pairs') }, ref('pair.severity'))),
    region: ref('var.region'),
    alarm_name: conditional(raw('each.key == "page"'), ref('var.name'), template`${ref('var.name')}-slow`),
    alarm_description: ref('var.description'),
    alarm_rule: call(
      'join',
      ' OR ',
      listFor(
        { names: ['name', 'pair'], of: ref('var.pairs'), where: raw('pair.severity == each.key') },
        template`(ALARM("${ref('var.name')}-${ref('name')}-long") AND ALARM("${ref('var.name')}-${ref('name')}-short"))`,
      ),
    ),
    alarm_actions: told,
    ok_actions: told,
    depends_on: [ref('aws_cloudwatch_metric_alarm.window')],
  })
}
