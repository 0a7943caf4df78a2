import { isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { unlogged, unwatched } from './topics.ts'

export const checks = rows({
  'kept-for-ever': {
    title: 'Logs are kept and paid for until somebody deletes them',
    why: `A log group without a retention never ends. Logs often hold personal data, which must not be kept without need.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/C1.2', 'iso-27001/A.8.10', 'nist-800-53/AU-11', 'gdpr/art-5'],
    sources: ['CKV_AWS_66', 'W86'],
    property: { aws_cloudwatch_log_group: 'retention_in_days', 'AWS::Logs::LogGroup': 'RetentionInDays' },
    holds: isNot(undefined, 0),
    says: 'keeps its logs for ever; set `{property}`',
    examples: [
      `
          resource "aws_cloudwatch_log_group" "orders" {
            name              = "orders"
        +   retention_in_days = 90
          }
      `,
      `
          Orders:
            Type: AWS::Logs::LogGroup
            Properties:
              LogGroupName: orders
        +     RetentionInDays: 90
      `,
    ],
  },
  'kept-for-less-than-a-year': {
    title: 'Logs are gone within a year',
    why: `Break-ins are found months later, and PCI DSS asks for twelve months of audit logs. Keep those that show who did what for a year.`,
    ...unlogged,
    severity: 'low',
    controls: ['nist-800-53/AU-11', 'pci-dss/10.5.1'],
    sources: ['CKV_AWS_338'],
    property: { aws_cloudwatch_log_group: 'retention_in_days', 'AWS::Logs::LogGroup': 'RetentionInDays' },
    holds: (value) => value === undefined || Number(value) === 0 || Number(value) >= 365,
    says: 'is gone after {value} days; keep what is evidence for 365',
    examples: [
      `
          resource "aws_cloudwatch_log_group" "trail" {
            name              = "trail"
        -   retention_in_days = 30
        +   retention_in_days = 365
          }
      `,
      `
          Trail:
            Type: AWS::Logs::LogGroup
            Properties:
        -     RetentionInDays: 30
        +     RetentionInDays: 365
      `,
    ],
  },
  'alarm-off': {
    title: 'Alarm tells nobody',
    why: `Its actions are turned off: it goes red where nobody looks.`,
    ...unwatched,
    level: 'default',
    severity: 'medium',
    sources: ['CKV_AWS_319'],
    property: {
      aws_cloudwatch_metric_alarm: 'actions_enabled',
      aws_cloudwatch_composite_alarm: 'actions_enabled',
      'AWS::CloudWatch::Alarm': 'ActionsEnabled',
      'AWS::CloudWatch::CompositeAlarm': 'ActionsEnabled',
    },
    holds: isNot(false),
    says: 'has its actions turned off; leave `{property}` on',
    examples: [
      `
          resource "aws_cloudwatch_metric_alarm" "errors" {
            alarm_name      = "errors"
            alarm_actions   = ["arn:aws:sns:eu-west-1:111122223333:oncall"]
        -   actions_enabled = false
        +   actions_enabled = true
          }
      `,
      `
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:oncall']
        -     ActionsEnabled: false
        +     ActionsEnabled: true
      `,
    ],
  },
  'alarm-without-action': {
    title: 'Alarm has nobody to tell',
    why: `It names no action: it goes red where nobody looks. One that others are composed of needs none.`,
    ...unwatched,
    property: {
      aws_cloudwatch_metric_alarm: 'alarm_actions',
      'AWS::CloudWatch::Alarm': 'AlarmActions',
    },
    holds: isSet,
    unless: (body, type) =>
      ['ok_actions', 'insufficient_data_actions', 'OKActions', 'InsufficientDataActions'].some((name) =>
        isSet(body[name]),
      ) || where(['actions_enabled', 'ActionsEnabled'], (value) => value === false)(body, type) !== false,
    says: 'names no action; tell a topic',
    examples: [
      `
          resource "aws_cloudwatch_metric_alarm" "errors" {
            alarm_name    = "errors"
        +   alarm_actions = ["arn:aws:sns:eu-west-1:111122223333:oncall"]
          }
      `,
      `
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              MetricName: Errors
        +     AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:oncall']
      `,
    ],
  },
})
