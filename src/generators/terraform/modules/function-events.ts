import { type Attributes, type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** Messages of a queue, ten at most; those that fail go back, the others are done. */
export function sqsSource(more: Attributes = {}): Block {
  return block(
    'resource',
    ['aws_lambda_event_source_mapping', 'queue'],
    {
      count: call('length', ref('var.queue_arn[*]')),
      event_source_arn: ref('var.queue_arn'),
      function_name: ref('aws_lambda_alias.live.arn'),
      batch_size: 10,
      function_response_types: ['ReportBatchItemFailures'],
      ...more,
    },
    [block('scaling_config', [], { maximum_concurrency: call('max', 2, ref('var.concurrency')) })],
  )
}

/** Runs by the clock, and a queue for those that failed or never began. */
export function schedule(): Block[] {
  const count = call('length', ref('var.schedule[*]'))
  return [
    commented(
      'Runs that failed for good or never began wait here for somebody to look.',
      block('resource', ['aws_sqs_queue', 'missed'], {
        count,
        name: template`${ref('var.name')}-missed`,
        message_retention_seconds: 1_209_600,
        sqs_managed_sse_enabled: true,
      }),
    ),
    trustDocument(
      'clock',
      { type: 'Service', identifiers: ['scheduler.amazonaws.com'] },
      ['sts:AssumeRole'],
      [
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: [ref('data.aws_caller_identity.current.account_id')],
        },
      ],
    ),
    { ...start(), attributes: { count } },
    block('resource', ['aws_iam_role', 'clock'], {
      count,
      name: template`${ref('var.name')}-clock`,
      description: template`Starts ${ref('var.name')}`,
      assume_role_policy: ref('data.aws_iam_policy_document.clock.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'clock'], {
      count,
      name: 'start',
      role: ref('aws_iam_role.clock[0].id'),
      policy: ref('data.aws_iam_policy_document.start[0].json'),
    }),
    block(
      'resource',
      ['aws_scheduler_schedule', 'this'],
      { count, name: ref('var.name'), schedule_expression: ref('var.schedule'), schedule_expression_timezone: 'UTC' },
      [
        block('flexible_time_window', [], { mode: 'OFF' }),
        block('target', [], { arn: ref('aws_lambda_alias.live.arn'), role_arn: ref('aws_iam_role.clock[0].arn') }, [
          block('retry_policy', [], { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 3600 }),
          block('dead_letter_config', [], { arn: ref('aws_sqs_queue.missed[0].arn') }),
        ]),
      ],
    ),
  ]
}

/** What the clock may do; what it could not start it keeps. */
function start(): Block {
  return policyDocument('start', [
    { sid: 'Start', actions: ['lambda:InvokeFunction'], resources: [ref('aws_lambda_alias.live.arn')] },
    { sid: 'KeepMissed', actions: ['sqs:SendMessage'], resources: [ref('aws_sqs_queue.missed[0].arn')] },
  ])
}
