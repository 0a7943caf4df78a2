import type { Store } from '../../../model/store.ts'
import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** A queue on SQS, and one for messages that nobody could process. */
export function queueModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      queue('dead_letters', template`${ref('var.identifier')}-dead-letters`, {
        message_retention_seconds: commented('14 days, the most there is: time to look.', 1_209_600),
      }),
      queue('this', ref('var.identifier'), {
        message_retention_seconds: 345_600,
        visibility_timeout_seconds: ref('var.visibility_timeout_seconds'),
        receive_wait_time_seconds: 20,
        redrive_policy: call('jsonencode', {
          deadLetterTargetArn: ref('aws_sqs_queue.dead_letters.arn'),
          maxReceiveCount: ref('var.max_receive_count'),
        }),
      }),
      block('resource', ['aws_sqs_queue_redrive_allow_policy', 'dead_letters'], {
        queue_url: ref('aws_sqs_queue.dead_letters.id'),
        redrive_allow_policy: call('jsonencode', {
          redrivePermission: 'byQueue',
          sourceQueueArns: [ref('aws_sqs_queue.this.arn')],
        }),
      }),
      ...onlyEncrypted('this'),
      ...onlyEncrypted('dead_letters'),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        { url: ref('aws_sqs_queue.this.url'), region: ref('data.aws_region.current.region') },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the queue'),
      ...secretVariables,
      variable('visibility_timeout_seconds', 'number', 'Longest time that a job takes; then another worker gets it', {
        default: 300,
      }),
      variable('max_receive_count', 'number', 'Attempts before a message is put aside', { default: 5 }),
    ],
    outputs: [
      output('arn', 'aws_sqs_queue.this.arn', 'The queue'),
      output('name', 'aws_sqs_queue.this.name', 'Name of the queue, as metrics have it'),
      output('dead_letters_name', 'aws_sqs_queue.dead_letters.name', 'Name of the queue of failed messages'),
      secretOutput,
    ],
  }
}

function queue(name: string, called: ReturnType<typeof ref>, attributes: Block['attributes']): Block {
  return block('resource', ['aws_sqs_queue', name], { name: called, ...attributes, sqs_managed_sse_enabled: true })
}

function onlyEncrypted(name: string): Block[] {
  return [
    policyDocument(name, [
      {
        sid: 'OnlyEncryptedConnections',
        effect: 'Deny',
        actions: ['sqs:*'],
        resources: [ref(`aws_sqs_queue.${name}.arn`)],
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
    ]),
    block('resource', ['aws_sqs_queue_policy', name], {
      queue_url: ref(`aws_sqs_queue.${name}.id`),
      policy: ref(`data.aws_iam_policy_document.${name}.json`),
    }),
  ]
}
