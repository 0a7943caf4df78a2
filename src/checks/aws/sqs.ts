import { has, isNot, isSet, matches, where } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, fragile, unencrypted } from './topics.ts'

export const checks = rows({
  'stored-unencrypted': {
    title: 'Encryption of the queue is turned off',
    why: `A queue is encrypted by a key of SQS unless that is turned off, and there is nothing to gain by it.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_27', 'AWS-0096'],
    property: { aws_sqs_queue: 'sqs_managed_sse_enabled', 'AWS::SQS::Queue': 'SqsManagedSseEnabled' },
    holds: isNot(false),
    unless: has('kms_master_key_id', 'KmsMasterKeyId'),
    says: 'stores its messages unencrypted; leave `{property}` on',
    examples: [
      `
          resource "aws_sqs_queue" "jobs" {
            name                    = "jobs"
        -   sqs_managed_sse_enabled = false
        +   sqs_managed_sse_enabled = true
          }
      `,
      `
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
        -     SqsManagedSseEnabled: false
        +     SqsManagedSseEnabled: true
      `,
    ],
  },
  'no-own-key': {
    title: 'Queue is encrypted by a key that SQS owns',
    why: `It is encrypted, but nobody can withdraw that key or say who uses it. With a key of your own each use is in CloudTrail.`,
    ...foreignKey,
    sources: ['CKV_AWS_27', 'AWS-0135', 'W48'],
    property: { aws_sqs_queue: 'kms_master_key_id', 'AWS::SQS::Queue': 'KmsMasterKeyId' },
    holds: isSet,
    unless: where(['sqs_managed_sse_enabled', 'SqsManagedSseEnabled'], isSet),
    says: 'has no key of its own; name one in `{property}`',
    examples: [
      `
          resource "aws_sqs_queue" "jobs" {
            name              = "jobs"
        +   kms_master_key_id = "alias/jobs"
          }
      `,
      `
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: jobs
        +     KmsMasterKeyId: alias/jobs
      `,
    ],
  },
  'key-of-aws': {
    title: 'Queue is under a key of AWS that others cannot use',
    why: `The policy of \`alias/aws/sqs\` cannot be changed: topics and events of AWS cannot send to the queue, and other accounts cannot
      read it. Use a key of your own, or that of SQS, which needs none of this.`,
    ...foreignKey,
    sources: ['CKV2_AWS_73', 'AWS-0135'],
    property: { aws_sqs_queue: 'kms_master_key_id', 'AWS::SQS::Queue': 'KmsMasterKeyId' },
    holds: (value) => !matches(/alias\/aws\/sqs$/)(value),
    says: 'is under `{value}`; use a key of your own',
    examples: [
      `
          resource "aws_sqs_queue" "jobs" {
            name              = "jobs"
        -   kms_master_key_id = "alias/aws/sqs"
        +   kms_master_key_id = "alias/jobs"
          }
      `,
      `
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
        -     KmsMasterKeyId: alias/aws/sqs
        +     KmsMasterKeyId: alias/jobs
      `,
    ],
  },
  'no-dead-letters': {
    title: 'Message that fails is tried until it is dropped',
    why: `Without a queue for dead letters a poisoned message comes back until its retention ends, and is then gone without a trace.`,
    ...fragile,
    property: { aws_sqs_queue: 'redrive_policy', 'AWS::SQS::Queue': 'RedrivePolicy' },
    holds: isSet,
    unless: has('redrive_allow_policy', 'RedriveAllowPolicy'),
    elsewhere: { aws_sqs_queue: ['aws_sqs_queue_redrive_policy.queue_url'] },
    says: 'drops what fails; set `{property}`',
    examples: [
      `
          resource "aws_sqs_queue" "jobs" {
            name           = "jobs"
        +   redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead", maxReceiveCount = 5 })
          }
      `,
      `
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: jobs
        +     RedrivePolicy:
        +       deadLetterTargetArn: arn:aws:sqs:eu-west-1:111122223333:dead
        +       maxReceiveCount: 5
      `,
    ],
  },
})
