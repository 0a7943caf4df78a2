import { has, is, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable, foreignKey, fragile, inTheClear, unlogged, unwatched } from './topics.ts'

/** It takes the logs of others, and its own would have no end. */
const isLogTarget = where(['acl', 'AccessControl'], is('log-delivery-write', 'LogDeliveryWrite'))

export const checks = rows({
  unversioned: {
    title: 'Bucket keeps no earlier versions',
    why: `Whatever is overwritten or deleted is gone at once, by a mistake as by an attacker. With versioning the earlier object
      stays, and a lifecycle rule says for how long.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/A1.2', 'iso-27001/A.8.13', 'nist-800-53/CP-9'],
    sources: ['CKV_AWS_21', 'AWS-0090'],
    property: {
      aws_s3_bucket: 'versioning.enabled',
      aws_s3_bucket_versioning: 'versioning_configuration.status',
      'AWS::S3::Bucket': 'VersioningConfiguration.Status',
    },
    holds: is(true, 'Enabled'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_versioning.bucket'] },
    says: 'keeps one version of each object; enable versioning',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_versioning" "orders" {
        +   bucket = aws_s3_bucket.orders.id
        +   versioning_configuration {
        +     status = "Enabled"
        +   }
        + }
      `,
      `
          resource "aws_s3_bucket_versioning" "orders" {
            bucket = "orders"
            versioning_configuration {
        -     status = "Suspended"
        +     status = "Enabled"
            }
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     VersioningConfiguration:
        +       Status: Enabled
      `,
    ],
  },
  'no-access-log': {
    title: 'Nobody knows who read the bucket',
    why: `After a leak the question is which objects were read. Server access logs, or data events of CloudTrail, answer it;
      neither can be had afterwards.`,
    ...unlogged,
    controls: [...unlogged.controls, 'cis-aws/3.5'],
    sources: ['CKV_AWS_18', 'AWS-0089', 'W35'],
    property: { aws_s3_bucket: 'logging.target_bucket', 'AWS::S3::Bucket': 'LoggingConfiguration' },
    holds: isSet,
    unless: isLogTarget,
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_logging.bucket', 'aws_s3_bucket_logging.target_bucket'] },
    says: 'logs no access; send its access log to another bucket',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_logging" "orders" {
        +   bucket        = aws_s3_bucket.orders.id
        +   target_bucket = "access-logs"
        +   target_prefix = "orders/"
        + }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     LoggingConfiguration:
        +       DestinationBucketName: access-logs
      `,
    ],
  },
  'no-lifecycle': {
    title: 'Bucket keeps everything for ever',
    why: `Objects, old versions and unfinished uploads are paid for until somebody deletes them, and data that should be gone is
      still there. A lifecycle rule moves it to cheaper storage, or ends it.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/C1.2', 'iso-27001/A.8.10', 'gdpr/art-5'],
    sources: ['CKV2_AWS_61'],
    property: { aws_s3_bucket: 'lifecycle_rule', 'AWS::S3::Bucket': 'LifecycleConfiguration' },
    holds: isSet,
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_lifecycle_configuration.bucket'] },
    says: 'has no lifecycle; say how long its objects are kept',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_lifecycle_configuration" "orders" {
        +   bucket = aws_s3_bucket.orders.id
        +   rule {
        +     id     = "old"
        +     status = "Enabled"
        +     noncurrent_version_expiration {
        +       noncurrent_days = 30
        +     }
        +   }
        + }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     LifecycleConfiguration:
        +       Rules:
        +         - Status: Enabled
        +           ExpirationInDays: 365
      `,
    ],
  },
  'unfinished-uploads': {
    title: 'Parts of failed uploads are kept and paid for',
    why: `They are no objects and show in no listing, but cost as much. Let the lifecycle abort an upload that is a week old.`,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_300'],
    property: { aws_s3_bucket_lifecycle_configuration: 'rule' },
    holds: (value) =>
      !Array.isArray(value) ||
      value.some((rule) => rule?.abort_incomplete_multipart_upload !== undefined && rule?.status !== 'Disabled'),
    says: 'does not end unfinished uploads; add `abort_incomplete_multipart_upload` to a rule',
    examples: [
      `
          resource "aws_s3_bucket_lifecycle_configuration" "orders" {
            bucket = "orders"
            rule {
              id     = "old"
              status = "Enabled"
              expiration {
                days = 365
              }
        +     abort_incomplete_multipart_upload {
        +       days_after_initiation = 7
        +     }
            }
          }
      `,
    ],
  },
  'one-region': {
    title: 'Bucket has no copy in another region',
    why: `S3 keeps an object in several zones of one region. What the business cannot be without is replicated to another region or
      account, which also outlives a lost account.`,
    ...fragile,
    sources: ['CKV_AWS_144'],
    property: {
      aws_s3_bucket: 'replication_configuration.rules.status',
      aws_s3_bucket_replication_configuration: 'rule.status',
      'AWS::S3::Bucket': 'ReplicationConfiguration.Rules.Status',
    },
    holds: is('Enabled'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_replication_configuration.bucket'] },
    says: 'is not replicated; copy what must survive to another region',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_replication_configuration" "orders" {
        +   bucket = aws_s3_bucket.orders.id
        +   role   = "arn:aws:iam::111122223333:role/replication"
        +   rule {
        +     status = "Enabled"
        +     destination {
        +       bucket = "arn:aws:s3:::orders-copy"
        +     }
        +   }
        + }
      `,
      `
          resource "aws_s3_bucket_replication_configuration" "orders" {
            bucket = "orders"
            role   = "arn:aws:iam::111122223333:role/replication"
            rule {
        -     status = "Disabled"
        +     status = "Enabled"
              destination {
                bucket = "arn:aws:s3:::orders-copy"
              }
            }
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     ReplicationConfiguration:
        +       Role: arn:aws:iam::111122223333:role/replication
        +       Rules:
        +         - Status: Enabled
        +           Destination:
        +             Bucket: arn:aws:s3:::orders-copy
      `,
    ],
  },
  'not-own-key': {
    title: 'Bucket is encrypted by a key that S3 owns',
    why: `S3 encrypts every object, with a key that nobody can withdraw or audit. With a key of your own in KMS, reading needs a right
      to the key too, and each use is in CloudTrail. Turn bucket keys on, or it costs a request each.`,
    ...foreignKey,
    sources: ['CKV_AWS_145', 'AWS-0132'],
    property: {
      aws_s3_bucket: 'server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm',
      aws_s3_bucket_server_side_encryption_configuration: 'rule.apply_server_side_encryption_by_default.sse_algorithm',
      'AWS::S3::Bucket':
        'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm',
    },
    holds: is('aws:kms', 'aws:kms:dsse'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_server_side_encryption_configuration.bucket'] },
    says: 'uses the key of S3; encrypt with `aws:kms` and a key of your own',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
          resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
            bucket = aws_s3_bucket.orders.id
            rule {
              apply_server_side_encryption_by_default {
        -       sse_algorithm = "AES256"
        +       sse_algorithm = "aws:kms"
              }
            }
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     BucketEncryption:
        +       ServerSideEncryptionConfiguration:
        +         - ServerSideEncryptionByDefault:
        +             SSEAlgorithm: aws:kms
      `,
    ],
  },
  'no-bucket-key': {
    title: 'Each object asks KMS for a key of its own',
    why: `Encryption by KMS without a bucket key sends a request to KMS for each object that is written or read. They are charged, and
      they count against the limits of the account. A bucket key needs about a hundredth of them.`,
    severity: 'low',
    level: 'strict',
    property: {
      aws_s3_bucket_server_side_encryption_configuration: 'rule.bucket_key_enabled',
      'AWS::S3::Bucket': 'BucketEncryption?.ServerSideEncryptionConfiguration?.BucketKeyEnabled',
    },
    holds: is(true),
    only: where(
      [
        'rule.apply_server_side_encryption_by_default.sse_algorithm',
        'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm',
      ],
      is('aws:kms'),
    ),
    says: 'asks KMS for each object; set `{property}`',
    examples: [
      `
          resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
            bucket = "orders"
            rule {
        +     bucket_key_enabled = true
              apply_server_side_encryption_by_default {
                sse_algorithm = "aws:kms"
              }
            }
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketEncryption:
                ServerSideEncryptionConfiguration:
        -         - BucketKeyEnabled: false
        +         - BucketKeyEnabled: true
                    ServerSideEncryptionByDefault:
                      SSEAlgorithm: aws:kms
      `,
    ],
  },
  'no-object-lock': {
    title: 'Objects can be deleted before their time',
    why: `Where something must be kept, by law or against extortion, an object lock holds each version until its day, against
      administrators too.`,
    ...deletable,
    sources: ['CKV_AWS_143'],
    property: {
      aws_s3_bucket: 'object_lock_configuration.object_lock_enabled',
      'AWS::S3::Bucket': 'ObjectLockEnabled',
    },
    holds: is('Enabled', true),
    unless: where(['object_lock_enabled'], is(true)),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_object_lock_configuration.bucket'] },
    says: 'has no object lock; set one where objects have to be kept',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket              = "orders"
        +   object_lock_enabled = true
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     ObjectLockEnabled: true
      `,
    ],
  },
  'delete-without-mfa': {
    title: 'Versions can be deleted with a key alone',
    why: `With MFA delete, whoever ends a version or turns versioning off has to give a code of the root user's device. Only the root
      user can turn it on.`,
    ...deletable,
    sources: ['AWS-0170'],
    property: {
      aws_s3_bucket: 'versioning?.mfa_delete',
      aws_s3_bucket_versioning: 'versioning_configuration.mfa_delete',
    },
    holds: is(true, 'Enabled'),
    says: 'deletes versions without a second factor; enable `{property}`',
    examples: [
      `
          resource "aws_s3_bucket_versioning" "orders" {
            bucket = "orders"
            versioning_configuration {
              status     = "Enabled"
        -     mfa_delete = "Disabled"
        +     mfa_delete = "Enabled"
            }
          }
      `,
    ],
  },
  'no-events': {
    title: 'Changes of the bucket notify nobody',
    why: `Events of S3 let a function, a queue or EventBridge act on each object that is made or deleted, to scan it or to raise an
      alarm.`,
    ...unwatched,
    sources: ['CKV2_AWS_62'],
    property: { aws_s3_bucket: '', 'AWS::S3::Bucket': 'NotificationConfiguration' },
    holds: (value, _, type) => type !== 'aws_s3_bucket' && isSet(value),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_notification.bucket'] },
    says: 'sends no events; send them to EventBridge where somebody should act on them',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_notification" "orders" {
        +   bucket      = aws_s3_bucket.orders.id
        +   eventbridge = true
        + }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     NotificationConfiguration:
        +       EventBridgeConfiguration:
        +         EventBridgeEnabled: true
      `,
    ],
  },
  'name-with-dots': {
    title: 'Name of the bucket breaks TLS',
    why: `The certificate of S3 is for one label before the domain. With a dot in its name a bucket can only be reached without
      verification, or by the old path style.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['AWS-0320'],
    property: { aws_s3_bucket: 'bucket', 'AWS::S3::Bucket': 'BucketName' },
    holds: (value) => typeof value !== 'string' || !value.includes('.'),
    unless: has('website', 'WebsiteConfiguration'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_website_configuration.bucket'] },
    says: 'is called `{value}`; leave the dots out',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
        -   bucket = "orders.example.com"
        +   bucket = "orders-example-com"
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
        -     BucketName: orders.example.com
        +     BucketName: orders-example-com
      `,
    ],
  },
})
