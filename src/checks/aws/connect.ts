import { isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey } from './topics.ts'

export const checks = rows({
  'recordings-customer-key': {
    title: 'Recordings are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_269', 'CKV_AWS_270'],
    property: {
      aws_connect_instance_storage_config: [
        'storage_config?.kinesis_video_stream_config?.encryption_config.key_id',
        'storage_config?.s3_config?.encryption_config.key_id',
      ],
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      {
        bad: `
          resource "aws_connect_instance_storage_config" "main" {
            instance_id   = aws_connect_instance.main.id
            resource_type = "CHAT_TRANSCRIPTS"
            storage_config {
              storage_type = "S3"
              s3_config {
                bucket_name   = "chats"
                bucket_prefix = "live"
              }
            }
          }
        `,
        good: `
          resource "aws_connect_instance_storage_config" "main" {
            instance_id   = aws_connect_instance.main.id
            resource_type = "CHAT_TRANSCRIPTS"
            storage_config {
              storage_type = "S3"
              s3_config {
                bucket_name   = "chats"
                bucket_prefix = "live"
                encryption_config {
                  encryption_type = "KMS"
                  key_id          = "arn:aws:kms:eu-west-1:123456789012:key/a"
                }
              }
            }
          }
        `,
      },
    ],
  },
})
