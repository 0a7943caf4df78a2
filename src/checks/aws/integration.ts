import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, unencrypted, unwatched } from './topics.ts'

export const checks = rows({
  'connector-customer-key': {
    title: 'Login of the connector is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_264'],
    property: {
      aws_appflow_connector_profile: 'kms_arn',
      'AWS::AppFlow::ConnectorProfile': 'KMSArn',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_appflow_connector_profile" "main" {
            name            = "crm"
            connector_type  = "Salesforce"
            connection_mode = "Public"
        +   kms_arn         = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::AppFlow::ConnectorProfile
            Properties:
              ConnectorProfileName: crm
        +     KMSArn: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'flow-customer-key': {
    title: 'Flow is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_263'],
    property: {
      aws_appflow_flow: 'kms_arn',
      'AWS::AppFlow::Flow': 'KMSArn',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_appflow_flow" "main" {
        -   name = "crm"
        +   name    = "crm"
        +   kms_arn = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::AppFlow::Flow
            Properties:
              FlowName: crm
        +     KMSArn: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'schedule-customer-key': {
    title: 'Schedule is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_297'],
    property: {
      aws_scheduler_schedule: 'kms_key_arn',
      'AWS::Scheduler::Schedule': 'KmsKeyArn',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_scheduler_schedule" "main" {
            schedule_expression = "rate(1 hour)"
        +   kms_key_arn         = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::Scheduler::Schedule
            Properties:
              ScheduleExpression: 'rate(1 hour)'
        +     KmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'snapshots-copied-with-key-of-aws': {
    title: 'Copied snapshots are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_254', 'CKV_AWS_256'],
    property: {
      aws_dlm_lifecycle_policy: [
        'policy_details?.action?.cross_region_copy?.encryption_configuration.cmk_arn',
        'policy_details?.schedule?.cross_region_copy_rule?.cmk_arn',
      ],
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      {
        bad: `
          resource "aws_dlm_lifecycle_policy" "main" {
            description        = "nightly"
            execution_role_arn = aws_iam_role.dlm.arn
            policy_details {
              schedule {
                name = "nightly"
                cross_region_copy_rule {
                  encrypted = true
                  target    = "eu-central-1"
                }
              }
            }
          }
        `,
        good: `
          resource "aws_dlm_lifecycle_policy" "main" {
            description        = "nightly"
            execution_role_arn = aws_iam_role.dlm.arn
            policy_details {
              schedule {
                name = "nightly"
                cross_region_copy_rule {
                  encrypted = true
                  cmk_arn   = "arn:aws:kms:eu-central-1:123456789012:key/a"
                  target    = "eu-central-1"
                }
              }
            }
          }
        `,
      },
    ],
  },
  'copied-snapshot-unencrypted': {
    title: 'Snapshots shared from elsewhere are copied unencrypted',
    why: `A copy can be read by whoever gets hold of it, however well the first one is kept.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_253'],
    property: {
      aws_dlm_lifecycle_policy: 'policy_details?.action?.cross_region_copy?.encryption_configuration.encrypted',
    },
    holds: is(true),
    says: 'copies snapshots unencrypted; set `{property}` to true',
    examples: [
      {
        bad: `
          resource "aws_dlm_lifecycle_policy" "main" {
            description        = "shared"
            execution_role_arn = aws_iam_role.dlm.arn
            policy_details {
              policy_type = "EVENT_BASED_POLICY"
              action {
                name = "copy"
                cross_region_copy {
                  target = "eu-central-1"
                  encryption_configuration {
                    encrypted = false
                  }
                }
              }
            }
          }
        `,
        good: `
          resource "aws_dlm_lifecycle_policy" "main" {
            description        = "shared"
            execution_role_arn = aws_iam_role.dlm.arn
            policy_details {
              policy_type = "EVENT_BASED_POLICY"
              action {
                name = "copy"
                cross_region_copy {
                  target = "eu-central-1"
                  encryption_configuration {
                    encrypted = true
                  }
                }
              }
            }
          }
        `,
      },
    ],
  },
  'stack-unheard': {
    title: 'Nobody hears when the stack fails',
    why: `A topic for its events tells a person or a pipeline.`,
    ...unwatched,
    sources: ['CKV_AWS_124'],
    property: {
      aws_cloudformation_stack: 'notification_arns',
    },
    holds: isSet,
    says: 'tells nobody; name a topic in `{property}`',
    examples: [
      `
          resource "aws_cloudformation_stack" "main" {
        -   name = "web"
        +   name              = "web"
        +   notification_arns = ["arn:aws:sns:eu-west-1:123456789012:stacks"]
          }
      `,
    ],
  },
})
