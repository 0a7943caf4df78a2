import { has, is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { unlogged } from './topics.ts'

const trail = { ...unlogged, level: 'default' } as const

export const checks = rows({
  'not-validated': {
    title: 'Nobody can tell whether the trail was changed',
    why: `Whoever can write to its bucket can take their own traces out. With validation CloudTrail signs a digest every hour, by which
      missing and changed files show.`,
    ...trail,
    fix: 'safe',
    controls: [...unlogged.controls, 'nist-800-53/AU-9', 'cis-aws/3.2'],
    sources: ['CKV_AWS_36', 'AWS-0016'],
    property: { aws_cloudtrail: 'enable_log_file_validation', 'AWS::CloudTrail::Trail': 'EnableLogFileValidation' },
    holds: is(true),
    says: 'is not validated; set `{property}`',
    set: true,
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name                       = "main"
            s3_bucket_name             = "trail"
        -   enable_log_file_validation = false
        +   enable_log_file_validation = true
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        +     EnableLogFileValidation: true
      `,
    ],
  },
  'one-region': {
    title: 'Trail sees one region',
    why: `Who has stolen a key works in the region that nobody looks at. A trail of all regions costs no more: the first copy of the
      management events is free.`,
    ...trail,
    controls: [...unlogged.controls, 'cis-aws/3.1'],
    sources: ['CKV_AWS_67', 'AWS-0014'],
    property: { aws_cloudtrail: 'is_multi_region_trail', 'AWS::CloudTrail::Trail': 'IsMultiRegionTrail' },
    holds: is(true),
    says: 'sees one region; set `{property}`',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name                  = "main"
            s3_bucket_name        = "trail"
        +   is_multi_region_trail = true
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        -     IsMultiRegionTrail: false
        +     IsMultiRegionTrail: true
      `,
    ],
  },
  off: {
    title: 'Trail is turned off',
    why: `It is there and records nothing: what happens meanwhile cannot be found out afterwards.`,
    ...trail,
    severity: 'high',
    sources: ['CKV_AWS_251'],
    property: { aws_cloudtrail: 'enable_logging', 'AWS::CloudTrail::Trail': 'IsLogging' },
    holds: isNot(false),
    says: 'records nothing; turn `{property}` on',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name           = "main"
            s3_bucket_name = "trail"
        -   enable_logging = false
        +   enable_logging = true
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
        -     IsLogging: false
        +     IsLogging: true
      `,
    ],
  },
  'no-global-events': {
    title: 'Trail leaves out IAM',
    why: `Users, roles, policies and logins are global. Without their events a trail does not show who gave themselves rights.`,
    ...trail,
    property: {
      aws_cloudtrail: 'include_global_service_events',
      'AWS::CloudTrail::Trail': 'IncludeGlobalServiceEvents',
    },
    holds: isNot(false),
    says: 'leaves global events out; leave `{property}` on',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name                          = "main"
            s3_bucket_name                = "trail"
        -   include_global_service_events = false
        +   include_global_service_events = true
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        -     IncludeGlobalServiceEvents: false
        +     IncludeGlobalServiceEvents: true
      `,
    ],
  },
  'no-alarms': {
    title: 'No alarm can be raised on the trail',
    why: `In a bucket the events are found by who looks for them. Sent to CloudWatch Logs they can raise an alarm: on the root user, on
      a changed policy, on a login without a second factor.`,
    ...unlogged,
    sources: ['CKV2_AWS_10', 'AWS-0162'],
    property: {
      aws_cloudtrail: 'cloud_watch_logs_group_arn',
      'AWS::CloudTrail::Trail': 'CloudWatchLogsLogGroupArn',
    },
    holds: isSet,
    says: 'goes to a bucket alone; set `{property}`',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name                       = "main"
            s3_bucket_name             = "trail"
        +   cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*"
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        +     CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:trail:*
      `,
    ],
  },
  'no-topic': {
    title: 'Nobody is told of new files of the trail',
    why: `A topic tells who processes the trail of each file, minutes after the event.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_252'],
    property: { aws_cloudtrail: 'sns_topic_name', 'AWS::CloudTrail::Trail': 'SnsTopicName' },
    holds: isSet,
    says: 'has no topic; set `{property}`',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name           = "main"
            s3_bucket_name = "trail"
        +   sns_topic_name = "trail"
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        +     SnsTopicName: trail
      `,
    ],
  },
  'no-data-events': {
    title: 'Trail does not see who reads objects',
    why: `Management events do not include GetObject and PutObject. Data events of the buckets that matter do, and cost by the event.`,
    ...unlogged,
    severity: 'low',
    sources: ['AWS-0171', 'AWS-0172'],
    property: { aws_cloudtrail: 'event_selector', 'AWS::CloudTrail::Trail': 'EventSelectors' },
    holds: isSet,
    unless: has('advanced_event_selector', 'AdvancedEventSelectors'),
    says: 'sees no data events; select those of the buckets that matter',
    examples: [
      `
          resource "aws_cloudtrail" "main" {
            name           = "main"
            s3_bucket_name = "trail"
        +   event_selector {
        +     read_write_type = "All"
        +     data_resource {
        +       type   = "AWS::S3::Object"
        +       values = ["arn:aws:s3:::orders/"]
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: trail
              IsLogging: true
        +     EventSelectors:
        +       - DataResources:
        +           - Type: AWS::S3::Object
        +             Values: ['arn:aws:s3:::orders/']
      `,
    ],
  },
  'store-unprotected': {
    title: 'Store of events can be deleted by one command',
    why: `Termination protection is on unless it is turned off: a destroy then ends years of evidence.`,
    ...trail,
    property: {
      aws_cloudtrail_event_data_store: 'termination_protection_enabled',
      'AWS::CloudTrail::EventDataStore': 'TerminationProtectionEnabled',
    },
    holds: isNot(false),
    says: 'is not protected; leave `{property}` on',
    examples: [
      `
          resource "aws_cloudtrail_event_data_store" "main" {
            name                           = "main"
        -   termination_protection_enabled = false
        +   termination_protection_enabled = true
          }
      `,
      `
          Main:
            Type: AWS::CloudTrail::EventDataStore
            Properties:
        -     TerminationProtectionEnabled: false
        +     TerminationProtectionEnabled: true
      `,
    ],
  },
})
