import { has, is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, fragile, noBackup, sharedPassword, unencrypted, unlogged, unpatched } from './topics.ts'

const inherits = has(
  'snapshot_identifier',
  'replication_source_identifier',
  'global_cluster_identifier',
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
)

export const checks = rows({
  'stored-unencrypted': {
    title: 'Neptune is stored unencrypted',
    why: `Backups and discarded disks can then be read by whoever gets hold of them. Encryption can only be chosen when the
      cluster is made.`,
    ...unencrypted,
    sources: ['CKV_AWS_44', 'CKV_AWS_279', 'AWS-0076', 'F30'],
    property: {
      aws_neptune_cluster: 'storage_encrypted',
      aws_neptune_cluster_snapshot: 'storage_encrypted',
      aws_neptune_global_cluster: 'storage_encrypted',
      'AWS::Neptune::DBCluster': 'StorageEncrypted',
    },
    // A snapshot is as its cluster is.
    holds: (value, _, type) => value === true || (value === undefined && type === 'aws_neptune_cluster_snapshot'),
    unless: has(
      'snapshot_identifier',
      'replication_source_identifier',
      'global_cluster_identifier',
      'SnapshotIdentifier',
    ),
    says: 'stores its data unencrypted; set `{property}` before there is any',
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier = "graph"
        +   storage_encrypted  = true
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties:
        -     StorageEncrypted: false
        +     StorageEncrypted: true
      `,
    ],
  },
  public: {
    title: 'Neptune can be reached from the internet',
    why: `A graph database without a login of its own stands open. Put it into private subnets.`,
    ...exposed,
    fix: 'risky',
    sources: ['CKV_AWS_102'],
    property: {
      aws_neptune_cluster_instance: 'publicly_accessible',
      'AWS::Neptune::DBInstance': 'PubliclyAccessible',
    },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_neptune_cluster_instance" "graph" {
            cluster_identifier  = "graph"
            instance_class      = "db.r6g.large"
        -   publicly_accessible = true
        +   publicly_accessible = false
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBInstance
            Properties:
              DBInstanceClass: db.r6g.large
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'no-logs': {
    title: 'Neptune keeps no audit log',
    why: `The audit log says which client asked what. It is kept only where it is sent to CloudWatch.`,
    ...unlogged,
    sources: ['CKV_AWS_101', 'AWS-0075'],
    property: {
      aws_neptune_cluster: 'enable_cloudwatch_logs_exports',
      'AWS::Neptune::DBCluster': 'EnableCloudwatchLogsExports',
    },
    holds: (value) =>
      isSet(value) && !(Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== 'audit')),
    says: 'does not export its audit log; add `audit` to `{property}`',
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier             = "graph"
        +   enable_cloudwatch_logs_exports = ["audit"]
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties:
              DBClusterIdentifier: graph
        +     EnableCloudwatchLogsExports: [audit]
      `,
    ],
  },
  'no-iam-login': {
    title: 'Neptune lets in every client of its network',
    why: `Without IAM authentication Neptune asks for no login at all: whoever reaches its port reads and changes the graph.`,
    ...sharedPassword,
    severity: 'medium',
    sources: ['CKV_AWS_359'],
    property: {
      aws_neptune_cluster: 'iam_database_authentication_enabled',
      'AWS::Neptune::DBCluster': 'IamAuthEnabled',
    },
    holds: is(true),
    says: 'asks for no login; set `{property}`',
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier                  = "graph"
        +   iam_database_authentication_enabled = true
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties:
        -     IamAuthEnabled: false
        +     IamAuthEnabled: true
      `,
    ],
  },
  'short-backup': {
    title: 'Backups of Neptune are kept for less than a week',
    why: `One day is kept unless more is asked for. A fault that is noticed after a weekend is then in every backup.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_361'],
    property: { aws_neptune_cluster: 'backup_retention_period', 'AWS::Neptune::DBCluster': 'BackupRetentionPeriod' },
    holds: (value) => Number(value ?? 1) >= 7,
    unless: inherits,
    says: 'keeps its backups for less than a week; set `{property}` to at least 7',
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier      = "graph"
        +   backup_retention_period = 7
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties:
        -     BackupRetentionPeriod: 1
        +     BackupRetentionPeriod: 7
      `,
    ],
  },
  'untagged-snapshots': {
    title: 'Snapshots of Neptune lose the tags of their cluster',
    why: `Tags say whose the data is and what it costs, and policies of access and retention go by them.`,
    ...fragile,
    controls: ['nist-800-53/CM-2'],
    fix: 'safe',
    sources: ['CKV_AWS_362'],
    property: { aws_neptune_cluster: 'copy_tags_to_snapshot', 'AWS::Neptune::DBCluster': 'CopyTagsToSnapshot' },
    holds: is(true),
    says: 'does not hand its tags on; set `{property}`',
    set: true,
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier    = "graph"
        -   copy_tags_to_snapshot = false
        +   copy_tags_to_snapshot = true
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties:
        -     CopyTagsToSnapshot: false
        +     CopyTagsToSnapshot: true
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'Neptune never takes security fixes by itself',
    why: `Patches of the engine are installed in the maintenance window unless that is turned off, and then somebody has to.`,
    ...unpatched,
    level: 'strict',
    severity: 'low',
    property: {
      aws_neptune_cluster_instance: 'auto_minor_version_upgrade',
      'AWS::Neptune::DBInstance': 'AutoMinorVersionUpgrade',
    },
    holds: isNot(false),
    says: 'takes no patches by itself; set `{property}`',
    examples: [
      `
          resource "aws_neptune_cluster_instance" "graph" {
            cluster_identifier         = "graph"
            instance_class             = "db.r6g.large"
        -   auto_minor_version_upgrade = false
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Graph:
            Type: AWS::Neptune::DBInstance
            Properties:
              DBInstanceClass: db.r6g.large
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
})
