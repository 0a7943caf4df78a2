import { property } from './property.ts'

export const check = property({
  title: 'Topic is stored unencrypted',
  why: `Some rules ask for encryption at rest of messages too. SNS holds them for moments only, and has no key of its own
unless it is given one; a queue is encrypted unless that is turned off.`,
  severity: 'low',
  level: 'strict',
  controls: ['nist-800-53/SC-28'],
  sources: ['checkov/CKV_AWS_26', 'checkov/CKV_AWS_27', 'trivy/AWS-0095', 'trivy/AWS-0096'],
  types: { aws_sns_topic: ['kms_master_key_id'], aws_sqs_queue: ['sqs_managed_sse_enabled'] },
  holds: (value, body, type) =>
    type === 'aws_sns_topic'
      ? value !== undefined && value !== ''
      : value !== false || body.kms_master_key_id !== undefined,
  says: () => 'is not encrypted; name a key in `kms_master_key_id`',
  examples: [
    {
      bad: `
        resource "aws_sns_topic" "events" {
          name = "events"
        }
      `,
      good: `
        resource "aws_sns_topic" "events" {
          name              = "events"
          kms_master_key_id = "alias/aws/sns"
        }
      `,
    },
  ],
})
