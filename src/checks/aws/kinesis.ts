import { any, has, is, isAtLeast, isNot, not, where } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, noBackup, unencrypted } from './topics.ts'

const readsStream = has('kinesis_source_configuration', 'msk_source_configuration')

export const checks = rows({
  'stored-unencrypted': {
    title: 'Stream is stored unencrypted',
    why: `Records lie in it for a day and more. Encryption by the key of AWS is one setting, and can be turned on while it runs.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_43', 'AWS-0064', 'W49'],
    property: { aws_kinesis_stream: 'encryption_type', 'AWS::Kinesis::Stream': 'StreamEncryption.EncryptionType' },
    holds: is('KMS'),
    says: 'stores its records unencrypted; encrypt it by `KMS`',
    examples: [
      `
          resource "aws_kinesis_stream" "clicks" {
            name            = "clicks"
        -   encryption_type = "NONE"
        +   encryption_type = "KMS"
            kms_key_id      = "alias/aws/kinesis"
          }
      `,
      `
          Clicks:
            Type: AWS::Kinesis::Stream
            Properties:
              Name: clicks
        +     StreamEncryption:
        +       EncryptionType: KMS
        +       KeyId: alias/aws/kinesis
      `,
    ],
  },
  'short-retention': {
    title: 'Stream forgets after a day',
    why: `A consumer that stands still for longer than the retention loses records. A week costs little more.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    property: { aws_kinesis_stream: 'retention_period', 'AWS::Kinesis::Stream': 'RetentionPeriodHours' },
    holds: isAtLeast(48),
    says: 'keeps its records for a day; set `{property}` to some days',
    examples: [
      `
          resource "aws_kinesis_stream" "clicks" {
            name             = "clicks"
        -   retention_period = 24
        +   retention_period = 168
          }
      `,
      `
          Clicks:
            Type: AWS::Kinesis::Stream
            Properties:
              Name: clicks
        +     RetentionPeriodHours: 168
      `,
    ],
  },
  'delivery-unencrypted': {
    title: 'Delivery stream holds its records unencrypted',
    why: `Firehose keeps what is put into it on disk for a day. A stream that reads from Kinesis or Kafka has its encryption from there.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_240', 'W88'],
    property: {
      aws_kinesis_firehose_delivery_stream: 'server_side_encryption.enabled',
      'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamEncryptionConfigurationInput.KeyType',
    },
    holds: (value) => value === true || typeof value === 'string',
    unless: any(
      readsStream,
      not(where(['DeliveryStreamType'], (value) => value === undefined || value === 'DirectPut')),
    ),
    says: 'holds its records unencrypted; turn server-side encryption on',
    examples: [
      `
          resource "aws_kinesis_firehose_delivery_stream" "clicks" {
            name        = "clicks"
            destination = "extended_s3"
        +   server_side_encryption {
        +     enabled = true
        +   }
          }
      `,
      `
          Clicks:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties:
              DeliveryStreamType: DirectPut
        +     DeliveryStreamEncryptionConfigurationInput:
        +       KeyType: AWS_OWNED_CMK
      `,
    ],
  },
  'delivery-foreign-key': {
    title: 'Delivery stream is encrypted by a key of AWS',
    why: `Nobody can withdraw that key or say who uses it. With a key of your own each use is in CloudTrail.`,
    ...foreignKey,
    sources: ['CKV_AWS_241'],
    property: {
      aws_kinesis_firehose_delivery_stream: ['server_side_encryption.key_type', 'server_side_encryption.key_arn'],
      'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
    },
    holds: isNot(undefined, '', 'AWS_OWNED_CMK'),
    unless: any(
      readsStream,
      not(where(['DeliveryStreamType'], (value) => value === undefined || value === 'DirectPut')),
    ),
    says: 'has no key of its own; set `{property}`',
    examples: [
      `
          resource "aws_kinesis_firehose_delivery_stream" "clicks" {
            name        = "clicks"
            destination = "extended_s3"
            server_side_encryption {
              enabled  = true
        -     key_type = "AWS_OWNED_CMK"
        +     key_type = "CUSTOMER_MANAGED_CMK"
        +     key_arn  = "arn:aws:kms:eu-west-1:111122223333:key/clicks"
            }
          }
      `,
      `
          Clicks:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties:
              DeliveryStreamEncryptionConfigurationInput:
        -       KeyType: AWS_OWNED_CMK
        +       KeyType: CUSTOMER_MANAGED_CMK
        +       KeyARN: arn:aws:kms:eu-west-1:111122223333:key/clicks
      `,
    ],
  },
})
