import { has, is, isNot, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, fragile, unlogged, unpatched } from './topics.ts'

const isRabbit = where(['engine_type', 'EngineType'], (value) => /^rabbitmq$/i.test(String(value)))

export const checks = rows({
  public: {
    title: 'Message broker can be reached from the internet',
    why: `A public broker leaves the password as the only guard of what is sent. Put it into private subnets.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    sources: ['CKV_AWS_69', 'AWS-0072'],
    property: { aws_mq_broker: 'publicly_accessible', 'AWS::AmazonMQ::Broker': 'PubliclyAccessible' },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name         = "jobs"
            engine_type         = "ActiveMQ"
        -   publicly_accessible = true
        +   publicly_accessible = false
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
              BrokerName: jobs
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'no-logs': {
    title: 'Message broker sends no logs',
    why: `The general log tells refused logins and full stores. Sent to CloudWatch it can be searched, kept and alarmed on.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_48', 'AWS-0071'],
    property: { aws_mq_broker: 'logs.general', 'AWS::AmazonMQ::Broker': 'Logs.General' },
    holds: is(true),
    says: 'sends no general log; turn it on',
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name = "jobs"
            engine_type = "ActiveMQ"
            logs {
        -     general = false
        +     general = true
            }
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
              BrokerName: jobs
        +     Logs:
        +       General: true
      `,
    ],
  },
  'no-audit-log': {
    title: 'Message broker keeps no audit log',
    why: `The audit log of ActiveMQ says who administered what. RabbitMQ has none.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_197', 'AWS-0070'],
    property: { aws_mq_broker: 'logs.audit', 'AWS::AmazonMQ::Broker': 'Logs.Audit' },
    holds: is(true),
    unless: isRabbit,
    says: 'keeps no audit log; turn it on',
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name = "jobs"
            engine_type = "ActiveMQ"
            logs {
              general = true
        +     audit   = true
            }
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
              EngineType: ACTIVEMQ
              Logs:
        -       Audit: false
        +       Audit: true
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'Message broker never takes security fixes by itself',
    why: `Minor versions of the engine carry its fixes. They are installed in the maintenance window where that is asked for.`,
    ...unpatched,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_207'],
    property: {
      aws_mq_broker: 'auto_minor_version_upgrade',
      'AWS::AmazonMQ::Broker': 'AutoMinorVersionUpgrade',
    },
    holds: is(true),
    says: 'takes no minor versions; set `{property}`',
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name                = "jobs"
            engine_type                = "ActiveMQ"
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
  'ended-version': {
    title: 'Version of the message broker is old',
    why: `Amazon MQ ends the support of versions before ActiveMQ 5.18 and RabbitMQ 3.12: they get no more fixes, and are upgraded by force.`,
    ...unpatched,
    sources: ['CKV_AWS_208'],
    property: {
      aws_mq_broker: 'engine_version',
      aws_mq_configuration: 'engine_version',
      'AWS::AmazonMQ::Broker': 'EngineVersion',
      'AWS::AmazonMQ::Configuration': 'EngineVersion',
    },
    holds: (value, { engine_type, EngineType }) => !isOld(String(value ?? ''), engine_type ?? EngineType),
    says: 'runs `{value}`; take a version that is supported',
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name    = "jobs"
            engine_type    = "ActiveMQ"
        -   engine_version = "5.15.0"
        +   engine_version = "5.18"
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
              EngineType: RABBITMQ
        -     EngineVersion: 3.8.11
        +     EngineVersion: '3.13'
      `,
    ],
  },
  'one-zone': {
    title: 'Message broker is a single machine',
    why: `When it or its zone is lost, nothing is taken or delivered. A standby or a cluster takes over.`,
    ...fragile,
    property: { aws_mq_broker: 'deployment_mode', 'AWS::AmazonMQ::Broker': 'DeploymentMode' },
    holds: isNot(undefined, 'SINGLE_INSTANCE'),
    unless: has('data_replication_primary_broker_arn'),
    says: 'is a single machine; set `{property}` to `ACTIVE_STANDBY_MULTI_AZ` or `CLUSTER_MULTI_AZ`',
    examples: [
      `
          resource "aws_mq_broker" "jobs" {
            broker_name     = "jobs"
            engine_type     = "ActiveMQ"
        +   deployment_mode = "ACTIVE_STANDBY_MULTI_AZ"
          }
      `,
      `
          Jobs:
            Type: AWS::AmazonMQ::Broker
            Properties:
        -     DeploymentMode: SINGLE_INSTANCE
        +     DeploymentMode: CLUSTER_MULTI_AZ
      `,
    ],
  },
})

function isOld(version: string, engine: unknown): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined || typeof engine !== 'string') return false
  const [least, since] = /^rabbitmq$/i.test(engine) ? [3, 12] : [5, 18]
  return Number(major) < least || (Number(major) === least && Number(minor) < since)
}
