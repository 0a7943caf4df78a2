import {
  type Attributes,
  type Block,
  block,
  type Code,
  call,
  conditional,
  mapFor,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'

const region = ref('var.region')

/** CloudWatch alarms for what only the cloud can measure, and the two topics that they are sent to. */
export function alarmsModule({ events, paired }: { events: boolean; paired: boolean }): Module {
  const severities = call('toset', ['page', 'ticket'])
  return {
    main: [
      ...topicKey(events),
      block('resource', ['aws_sns_topic', 'this'], {
        for_each: severities,
        region,
        name: template`${ref('var.name')}-${ref('each.value')}`,
        kms_master_key_id: ref('aws_kms_key.topics.arn'),
      }),
      block('resource', ['aws_sns_topic_subscription', 'email'], {
        for_each: severities,
        region,
        topic_arn: ref('aws_sns_topic.this[each.value].arn'),
        protocol: 'email',
        endpoint: ref('var.email'),
      }),
      block('resource', ['aws_sns_topic_subscription', 'pager'], {
        count: call('length', ref('var.pager_endpoint[*]')),
        region,
        topic_arn: ref('aws_sns_topic.this["page"].arn'),
        protocol: 'https',
        endpoint: ref('var.pager_endpoint'),
        endpoint_auto_confirms: true,
      }),
      ...(events ? eventsPublish() : []),
      paired ? pairedAlarm() : alarm(single),
    ],
    variables: [
      variable('name', 'string', 'Prefix of the topics'),
      variable('region', 'string', 'Region of what is measured; that of the stack unless said', { default: null }),
      variable('email', 'string', 'Address that pages and tickets are sent to', {
        valid: { condition: 'can(regex("@", var.email))', message: 'Give an e-mail address.' },
      }),
      variable('pager_endpoint', 'string', 'HTTPS address of the pager for CloudWatch; none sends mail only', {
        default: null,
      }),
      variable(
        'alarms',
        objectsType('map', {
          description: 'string',
          severity: 'string',
          namespace: 'string',
          metric: 'string',
          dimensions: 'map(string)',
          ...(paired && { other: call('optional', raw('map(string)')) }),
          statistic: 'string',
          comparison: 'string',
          threshold: 'number',
          period: 'number',
          periods: 'number',
          breaches: call('optional', ref('number')),
          missing: 'string',
        }),
        'Alarms by name',
      ),
    ],
    outputs: [
      output(
        'topic_arns',
        '{ for severity, topic in aws_sns_topic.this : severity => topic.arn }',
        'Topics by severity',
      ),
    ],
  }
}

/** Events are no alarms: who may publish them has to be said. */
function eventsPublish(): Block[] {
  return [
    policyDocument('publish', [
      {
        sid: 'AlarmsAndEventsPublish',
        actions: ['sns:Publish'],
        resources: [ref('aws_sns_topic.this["ticket"].arn')],
        principals: [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] }],
        conditions: [
          {
            test: 'StringEquals',
            variable: 'aws:SourceAccount',
            values: [ref('data.aws_caller_identity.current.account_id')],
          },
        ],
      },
    ]),
    block('resource', ['aws_sns_topic_policy', 'ticket'], {
      region,
      arn: ref('aws_sns_topic.this["ticket"].arn'),
      policy: ref('data.aws_iam_policy_document.publish.json'),
    }),
  ]
}

function topicKey(events: boolean): Block[] {
  return [
    block('data', ['aws_caller_identity', 'current']),
    policyDocument('topics', [
      {
        sid: 'Account',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [
          {
            type: 'AWS',
            identifiers: [template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:root`],
          },
        ],
      },
      {
        sid: 'AlarmsPublish',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        principals: [
          { type: 'Service', identifiers: ['cloudwatch.amazonaws.com', ...(events ? ['events.amazonaws.com'] : [])] },
        ],
      },
    ]),
    block('resource', ['aws_kms_key', 'topics'], {
      region,
      description: template`Alarms of ${ref('var.name')}`,
      enable_key_rotation: true,
      policy: ref('data.aws_iam_policy_document.topics.json'),
    }),
  ]
}

const single = {
  namespace: ref('each.value.namespace'),
  metric_name: ref('each.value.metric'),
  dimensions: ref('each.value.dimensions'),
  statistic: ref('each.value.statistic'),
  period: ref('each.value.period'),
}

function alarm(measured: Attributes, queries: readonly Block[] = []): Block {
  const told = [ref('aws_sns_topic.this[each.value.severity].arn')]
  return block(
    'resource',
    ['aws_cloudwatch_metric_alarm', 'this'],
    {
      for_each: ref('var.alarms'),
      region,
      alarm_name: ref('each.key'),
      alarm_description: ref('each.value.description'),
      ...measured,
      comparison_operator: ref('each.value.comparison'),
      threshold: ref('each.value.threshold'),
      evaluation_periods: ref('each.value.periods'),
      datapoints_to_alarm: ref('each.value.breaches'),
      treat_missing_data: ref('each.value.missing'),
      alarm_actions: told,
      ok_actions: told,
    },
    queries,
  )
}

/** Where versions take turns on two target groups, what is measured of either counts. */
function pairedAlarm(): Block {
  const alone = (value: Code) => conditional(operation(ref('each.value.other'), '==', null), value, null)
  const both = mapFor(
    {
      names: ['name', 'dimensions'],
      of: { one: ref('each.value.dimensions'), other: ref('each.value.other') },
      where: operation(ref('each.value.other'), '!=', null),
    },
    ref('name'),
    ref('dimensions'),
  )
  return alarm(Object.fromEntries(Object.entries(single).map(([name, value]) => [name, alone(value)])), [
    block('dynamic', ['metric_query'], { for_each: ref('each.value.other[*]') }, [
      block('content', [], {
        id: 'both',
        label: 'Both together',
        expression: 'FILL(one, 0) + FILL(other, 0)',
        return_data: true,
      }),
    ]),
    block('dynamic', ['metric_query'], { for_each: both }, [
      block('content', [], { id: ref('metric_query.key') }, [
        block('metric', [], {
          namespace: ref('each.value.namespace'),
          metric_name: ref('each.value.metric'),
          dimensions: ref('metric_query.value'),
          stat: ref('each.value.statistic'),
          period: ref('each.value.period'),
        }),
      ]),
    ]),
  ])
}
