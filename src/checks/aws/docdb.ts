import { any, has, is, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { inTheClear, noBackup, unencrypted, unlogged, unpatched } from './topics.ts'

const inherits = has(
  'snapshot_identifier',
  'global_cluster_identifier',
  'restore_to_point_in_time',
  'SnapshotIdentifier',
  'GlobalClusterIdentifier',
  'SourceDBClusterIdentifier',
)

/** Whether a parameter is set to the right value: a list in Terraform, a map in CloudFormation. */
function hasParameter(name: string, holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => (Array.isArray(value) ? hasSetting(name, holds)(value) : holds(Object(value)[name]))
}

export const checks = rows({
  'stored-unencrypted': {
    title: 'DocumentDB is stored unencrypted',
    why: `Backups and discarded disks can then be read by whoever gets hold of them. Encryption costs nothing, and can only be
      chosen when the cluster is made.`,
    ...unencrypted,
    sources: ['CKV_AWS_74', 'CKV_AWS_292', 'AWS-0021'],
    property: {
      aws_docdb_cluster: 'storage_encrypted',
      aws_docdb_global_cluster: 'storage_encrypted',
      'AWS::DocDB::DBCluster': 'StorageEncrypted',
    },
    holds: is(true),
    unless: any(inherits, has('source_db_cluster_identifier')),
    says: 'stores its data unencrypted; set `{property}` before there is any',
    examples: [
      `
          resource "aws_docdb_cluster" "orders" {
            cluster_identifier = "orders"
        +   storage_encrypted  = true
          }
      `,
      `
          Orders:
            Type: AWS::DocDB::DBCluster
            Properties:
              DBClusterIdentifier: orders
        -     StorageEncrypted: false
        +     StorageEncrypted: true
      `,
    ],
  },
  'no-tls': {
    title: 'DocumentDB takes connections in the clear',
    why: `Passwords and documents can be read on the way. TLS is on by default; this parameter group turns it off.`,
    ...inTheClear,
    sources: ['CKV_AWS_90'],
    property: {
      aws_docdb_cluster_parameter_group: 'parameter',
      'AWS::DocDB::DBClusterParameterGroup': 'Parameters',
    },
    holds: hasParameter('tls', isNot('disabled')),
    says: 'sets `tls` to `disabled`; leave it enabled',
    examples: [
      `
          resource "aws_docdb_cluster_parameter_group" "orders" {
            family = "docdb5.0"
            parameter {
              name  = "tls"
        -     value = "disabled"
        +     value = "enabled"
            }
          }
      `,
      `
          Parameters:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties:
              Description: orders
              Family: docdb5.0
              Parameters:
        -       tls: disabled
        +       tls: enabled
      `,
    ],
  },
  'no-audit-log': {
    title: 'DocumentDB keeps no audit log',
    why: `The audit log says who logged in and who changed users and collections. It is off until a parameter turns it on.`,
    ...unlogged,
    sources: ['CKV_AWS_104'],
    property: {
      aws_docdb_cluster_parameter_group: 'parameter',
      'AWS::DocDB::DBClusterParameterGroup': 'Parameters',
    },
    holds: hasParameter('audit_logs', isNot(undefined, 'disabled', 'none')),
    says: 'leaves `audit_logs` off; set it to `enabled`',
    examples: [
      `
          resource "aws_docdb_cluster_parameter_group" "orders" {
            family = "docdb5.0"
            parameter {
              name  = "audit_logs"
        -     value = "disabled"
        +     value = "enabled"
            }
          }
      `,
      `
          Parameters:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties:
              Description: orders
              Family: docdb5.0
              Parameters:
                ttl_monitor: enabled
        +       audit_logs: enabled
      `,
    ],
  },
  'no-logs': {
    title: 'Logs of DocumentDB go nowhere',
    why: `The audit and profiler logs are kept only where they are sent to CloudWatch.`,
    ...unlogged,
    sources: ['CKV_AWS_85', 'AWS-0020'],
    property: {
      aws_docdb_cluster: 'enabled_cloudwatch_logs_exports',
      'AWS::DocDB::DBCluster': 'EnableCloudwatchLogsExports',
    },
    holds: isSet,
    says: 'sends no logs to CloudWatch; name them in `{property}`',
    examples: [
      `
          resource "aws_docdb_cluster" "orders" {
            cluster_identifier              = "orders"
        +   enabled_cloudwatch_logs_exports = ["audit", "profiler"]
          }
      `,
      `
          Orders:
            Type: AWS::DocDB::DBCluster
            Properties:
              DBClusterIdentifier: orders
        +     EnableCloudwatchLogsExports: [audit]
      `,
    ],
  },
  'short-backup': {
    title: 'Backups of DocumentDB are kept for less than a week',
    why: `One day is kept unless more is asked for. A fault that is noticed after a weekend is then in every backup.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_360'],
    property: {
      aws_docdb_cluster: 'backup_retention_period',
      'AWS::DocDB::DBCluster': 'BackupRetentionPeriod',
    },
    holds: (value) => Number(value ?? 1) >= 7,
    unless: has('global_cluster_identifier', 'GlobalClusterIdentifier'),
    says: 'keeps its backups for less than a week; set `{property}` to at least 7',
    examples: [
      `
          resource "aws_docdb_cluster" "orders" {
            cluster_identifier      = "orders"
        +   backup_retention_period = 7
          }
      `,
      `
          Orders:
            Type: AWS::DocDB::DBCluster
            Properties:
        -     BackupRetentionPeriod: 1
        +     BackupRetentionPeriod: 7
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'DocumentDB never takes security fixes by itself',
    why: `Patches of the engine are installed in the maintenance window unless that is turned off, and then somebody has to.`,
    ...unpatched,
    level: 'strict',
    severity: 'low',
    property: {
      aws_docdb_cluster_instance: 'auto_minor_version_upgrade',
      'AWS::DocDB::DBInstance': 'AutoMinorVersionUpgrade',
    },
    holds: isNot(false),
    unless: where(['engine'], isNot(undefined, 'docdb')),
    says: 'takes no patches by itself; set `{property}`',
    examples: [
      `
          resource "aws_docdb_cluster_instance" "orders" {
            cluster_identifier         = "orders"
            instance_class             = "db.r6g.large"
        -   auto_minor_version_upgrade = false
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Orders:
            Type: AWS::DocDB::DBInstance
            Properties:
              DBClusterIdentifier: orders
              DBInstanceClass: db.r6g.large
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
})
