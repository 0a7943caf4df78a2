import { is, isNot, isSet, not, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, inTheClear, unlogged, unpatched } from './topics.ts'

const takesTls = where(
  ['engine_name', 'EngineName'],
  is(
    ...['aurora', 'aurora-postgresql', 'azuredb', 'babelfish', 'db2', 'db2-zos', 'docdb', 'mariadb', 'mongodb'],
    ...['mysql', 'oracle', 'postgres', 'sqlserver', 'sybase'],
  ),
)

export const checks = rows({
  public: {
    title: 'Replication instance can be reached from the internet',
    why: `It holds the logins of both databases, and all rows pass it. Put it into private subnets, and reach the other side by VPN or
      peering.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    sources: ['CKV_AWS_89', 'W91'],
    property: {
      aws_dms_replication_instance: 'publicly_accessible',
      'AWS::DMS::ReplicationInstance': 'PubliclyAccessible',
    },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_dms_replication_instance" "move" {
            replication_instance_id    = "move"
            replication_instance_class = "dms.t3.medium"
        -   publicly_accessible        = true
        +   publicly_accessible        = false
          }
      `,
      `
          Move:
            Type: AWS::DMS::ReplicationInstance
            Properties:
              ReplicationInstanceClass: dms.t3.medium
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'public-by-default': {
    title: 'Replication instance gets a public address unless told otherwise',
    why: `CloudFormation makes a replication instance public where nothing is said.`,
    ...exposed,
    severity: 'medium',
    fix: 'risky',
    sources: ['CKV_AWS_89', 'W91'],
    property: { 'AWS::DMS::ReplicationInstance': 'PubliclyAccessible' },
    holds: isSet,
    says: 'does not say that it is private; set `{property}` to false',
    set: false,
    examples: [
      `
          Move:
            Type: AWS::DMS::ReplicationInstance
            Properties:
              ReplicationInstanceClass: dms.t3.medium
        +     PubliclyAccessible: false
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'Replication instance never takes security fixes by itself',
    why: `Minor versions of the engine carry its fixes. They are installed in the maintenance window where that is asked for.`,
    ...unpatched,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_222'],
    property: {
      aws_dms_replication_instance: 'auto_minor_version_upgrade',
      'AWS::DMS::ReplicationInstance': 'AutoMinorVersionUpgrade',
    },
    holds: (value, _, type) => value === true || (value === undefined && type.startsWith('AWS')),
    says: 'takes no minor versions; set `{property}`',
    examples: [
      `
          resource "aws_dms_replication_instance" "move" {
            replication_instance_id    = "move"
            replication_instance_class = "dms.t3.medium"
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Move:
            Type: AWS::DMS::ReplicationInstance
            Properties:
              ReplicationInstanceClass: dms.t3.medium
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
  'endpoint-in-the-clear': {
    title: 'Rows are moved in the clear',
    why: `The endpoint speaks to its database without TLS: passwords and rows can be read on the way.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV2_AWS_49'],
    property: { aws_dms_endpoint: 'ssl_mode', 'AWS::DMS::Endpoint': 'SslMode' },
    holds: isNot(undefined, 'none'),
    unless: not(takesTls),
    says: 'speaks in the clear; set `{property}` to `require` or `verify-full`',
    examples: [
      `
          resource "aws_dms_endpoint" "orders" {
            endpoint_id   = "orders"
            endpoint_type = "source"
            engine_name   = "postgres"
        -   ssl_mode      = "none"
        +   ssl_mode      = "require"
          }
          resource "aws_dms_endpoint" "lake" {
            endpoint_id   = "lake"
            endpoint_type = "target"
            engine_name   = "s3"
          }
      `,
      `
          Orders:
            Type: AWS::DMS::Endpoint
            Properties:
              EndpointType: source
              EngineName: mysql
        +     SslMode: verify-full
      `,
    ],
  },
  'no-logs': {
    title: 'Replication task writes no log',
    why: `What could not be moved, and why, is only in the log of the task.`,
    ...unlogged,
    severity: 'low',
    property: {
      aws_dms_replication_task: 'replication_task_settings',
      'AWS::DMS::ReplicationTask': 'ReplicationTaskSettings',
    },
    holds: (value) => typeof value !== 'string' || !/"EnableLogging"\s*:\s*false/.test(value),
    says: 'turns its log off; set `EnableLogging` to true',
    examples: [
      `
          resource "aws_dms_replication_task" "orders" {
            replication_task_id       = "orders"
            migration_type            = "cdc"
            table_mappings            = "{}"
        -   replication_task_settings = "{\\"Logging\\":{\\"EnableLogging\\":false}}"
        +   replication_task_settings = "{\\"Logging\\":{\\"EnableLogging\\":true}}"
          }
      `,
    ],
  },
})
