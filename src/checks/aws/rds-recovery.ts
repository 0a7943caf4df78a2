import { any, is, isAtLeast, matches, not, where } from './conditions.ts'
import { engine, inherits, isMember, isOrLacks, isServerless } from './rds-engines.ts'
import { rows } from './rows.ts'
import { fragile, noBackup } from './topics.ts'

export const checks = rows({
  'no-backup': {
    title: 'Database has no backups',
    why: `With a retention of 0 there are no snapshots and no way back to a point in time: a wrong \`DELETE\` is final.`,
    ...noBackup,
    sources: ['CKV_AWS_133', 'AWS-0077', 'W75'],
    property: {
      aws_db_instance: 'backup_retention_period',
      aws_rds_cluster: 'backup_retention_period',
      'AWS::RDS::DBInstance': 'BackupRetentionPeriod',
      'AWS::RDS::DBCluster': 'BackupRetentionPeriod',
    },
    // Absent means none for an instance of Terraform, and one day elsewhere.
    holds: (value, _, type) => (value === undefined ? type !== 'aws_db_instance' : Number(value) !== 0),
    unless: any(inherits, isMember),
    says: 'keeps no backups; set `{property}` to at least 7 days',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                  = "postgres"
        -   backup_retention_period = 0
        +   backup_retention_period = 14
          }
          resource "aws_db_instance" "replica" {
            replicate_source_db = aws_db_instance.orders.identifier
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     BackupRetentionPeriod: 0
        +     BackupRetentionPeriod: 14
      `,
    ],
  },
  'impossible-backup': {
    title: 'Retention of backups is more than RDS allows',
    why: `Backups are kept for 35 days at most: AWS refuses the database. What has to be kept longer is copied by AWS Backup.`,
    ...noBackup,
    severity: 'medium',
    sources: ['CKV_AWS_133'],
    property: {
      aws_db_instance: 'backup_retention_period',
      aws_rds_cluster: 'backup_retention_period',
      'AWS::RDS::DBInstance': 'BackupRetentionPeriod',
      'AWS::RDS::DBCluster': 'BackupRetentionPeriod',
    },
    holds: (value) => value === undefined || !(Number(value) > 35),
    says: 'asks for {value} days, which AWS refuses; set `{property}` to at most 35',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                  = "postgres"
        -   backup_retention_period = 90
        +   backup_retention_period = 35
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
        -     BackupRetentionPeriod: 36
        +     BackupRetentionPeriod: 35
      `,
    ],
  },
  'no-backup-plan': {
    title: 'No plan of AWS Backup takes the cluster in',
    why: `Snapshots of RDS end with the cluster and after 35 days. A plan of AWS Backup copies them to a vault, another region or account.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_8'],
    property: { aws_rds_cluster: '' },
    holds: () => false,
    elsewhere: { aws_rds_cluster: ['aws_backup_selection.resources'] },
    says: 'is in no backup plan; select it in one',
    examples: [
      `
          resource "aws_rds_cluster" "orders" {
            engine = "aurora-mysql"
          }
        + resource "aws_backup_selection" "orders" {
        +   name         = "orders"
        +   plan_id      = "plan-1"
        +   iam_role_arn = "arn:aws:iam::111122223333:role/backup"
        +   resources    = [aws_rds_cluster.orders.arn]
        + }
      `,
    ],
  },
  'short-backup': {
    title: 'Backups of the database are kept for less than a week',
    why: `A fault is often noticed after a weekend. By then the only backups are those of the damaged data. Keep at least seven
      days, which is within what RDS stores without charge.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    sources: ['AWS-0077'],
    property: {
      aws_db_instance: 'backup_retention_period',
      aws_rds_cluster: 'backup_retention_period',
      'AWS::RDS::DBInstance': 'BackupRetentionPeriod',
      'AWS::RDS::DBCluster': 'BackupRetentionPeriod',
    },
    holds: (value, _, type) =>
      value === undefined ? type === 'aws_db_instance' : Number(value) === 0 || Number(value) >= 7,
    unless: any(inherits, isMember),
    says: 'keeps its backups for less than a week; set `{property}` to at least 7',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                  = "postgres"
        -   backup_retention_period = 1
        +   backup_retention_period = 7
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
        +     BackupRetentionPeriod: 7
      `,
    ],
  },
  'one-zone': {
    title: 'Database stands in one zone',
    why: `It is gone for as long as its zone is, and for every maintenance. A standby in another zone takes over within a
      minute or two, at twice the price.`,
    ...fragile,
    sources: ['CKV_AWS_157'],
    property: { aws_db_instance: 'multi_az', 'AWS::RDS::DBInstance': 'MultiAZ' },
    holds: is(true),
    unless: any(inherits, isMember, where(engine, matches(/^aurora|^custom-/))),
    says: 'has no standby in another zone; set `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine   = "postgres"
        -   multi_az = false
        +   multi_az = true
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        +     MultiAZ: true
      `,
    ],
  },
  'untagged-snapshots': {
    title: 'Snapshots lose the tags of their database',
    why: `Tags say whose the data is and what it costs, and policies of access and retention go by them.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/CM-2'],
    fix: 'safe',
    sources: ['CKV_AWS_313', 'CKV2_AWS_60'],
    property: {
      aws_db_instance: 'copy_tags_to_snapshot',
      aws_rds_cluster: 'copy_tags_to_snapshot',
      'AWS::RDS::DBInstance': 'CopyTagsToSnapshot',
      'AWS::RDS::DBCluster': 'CopyTagsToSnapshot',
    },
    holds: is(true),
    unless: any(isMember, where(engine, matches(/^aurora/))),
    says: 'does not hand its tags on; set `{property}`',
    set: true,
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                = "postgres"
        +   copy_tags_to_snapshot = true
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        +     CopyTagsToSnapshot: true
      `,
    ],
  },
  'no-backtrack': {
    title: 'Database cannot be rewound',
    why: `Backtrack takes Aurora MySQL back to a moment of the last hours within minutes and in place; a restore makes a new
      cluster.`,
    ...fragile,
    sources: ['CKV_AWS_326'],
    property: { aws_rds_cluster: 'backtrack_window', 'AWS::RDS::DBCluster': 'BacktrackWindow' },
    holds: isAtLeast(1),
    unless: any(isServerless, not(where(engine, isOrLacks(/^aurora(?:-mysql)?$/)))),
    says: 'has no window for backtrack; set `{property}` to some hours in seconds',
    examples: [
      `
          resource "aws_rds_cluster" "orders" {
            engine           = "aurora-mysql"
        +   backtrack_window = 86400
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
        -     BacktrackWindow: 0
        +     BacktrackWindow: 86400
      `,
    ],
  },
})
