import { has, is, isNot, rows } from './rows.ts'

export const checks = rows({
  public: {
    title: 'Database can be reached from the internet',
    why: `A public address leaves the password as the only guard. Put the database into private subnets, and reach it from
      there or through a tunnel.`,
    severity: 'critical',
    fix: 'risky',
    controls: ['soc2/CC6.6', 'cis-aws/2.2.1', 'cis-aws/2.3.3', 'nist-800-53/SC-7', 'pci-dss/1.4.4'],
    sources: ['checkov/CKV_AWS_17', 'trivy/AWS-0180'],
    property: {
      aws_db_instance: 'publicly_accessible',
      aws_rds_cluster_instance: 'publicly_accessible',
      'AWS::RDS::DBInstance': 'PubliclyAccessible',
    },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      {
        bad: `
          resource "aws_db_instance" "orders" {
            engine              = "postgres"
            publicly_accessible = true
          }
        `,
        good: `
          resource "aws_db_instance" "orders" {
            engine              = "postgres"
            publicly_accessible = false
          }
        `,
      },
      {
        bad: `
          -- template.yaml --
          Resources:
            Orders:
              Type: AWS::RDS::DBInstance
              Properties:
                Engine: postgres
                PubliclyAccessible: true
        `,
        good: `
          -- template.yaml --
          Resources:
            Orders:
              Type: AWS::RDS::DBInstance
              Properties:
                Engine: postgres
                PubliclyAccessible: false
        `,
      },
    ],
  },
  'stored-unencrypted': {
    title: 'Database is stored unencrypted',
    why: `Snapshots, copies and discarded disks can then be read by whoever gets hold of them. Encryption costs nothing here,
      and a database cannot be encrypted later without moving the data.`,
    severity: 'high',
    controls: ['soc2/CC6.1', 'cis-aws/2.3.1', 'nist-800-53/SC-28', 'pci-dss/3.5.1', 'gdpr/art-32'],
    sources: ['checkov/CKV_AWS_16', 'checkov/CKV_AWS_96', 'trivy/AWS-0080'],
    property: {
      aws_db_instance: 'storage_encrypted',
      aws_rds_cluster: 'storage_encrypted',
      'AWS::RDS::DBInstance': 'StorageEncrypted',
      'AWS::RDS::DBCluster': 'StorageEncrypted',
    },
    holds: is(true),
    unless: (body, type) => inherits(body) || (type === 'aws_rds_cluster' && body.engine_mode === 'serverless'),
    says: 'stores its data unencrypted; set `{property}` before there is any',
    examples: [
      {
        bad: `
          resource "aws_db_instance" "orders" {
            engine = "postgres"
          }
          resource "aws_rds_cluster" "orders" {
            engine            = "aurora-postgresql"
            storage_encrypted = false
          }
        `,
        good: `
          resource "aws_db_instance" "orders" {
            engine            = "postgres"
            storage_encrypted = true
          }
          resource "aws_db_instance" "replica" {
            replicate_source_db = aws_db_instance.orders.identifier
          }
        `,
      },
      {
        bad: `
          -- template.yaml --
          Resources:
            Orders:
              Type: AWS::RDS::DBCluster
              Properties:
                Engine: aurora-postgresql
        `,
        good: `
          -- template.yaml --
          Resources:
            Orders:
              Type: AWS::RDS::DBCluster
              Properties:
                Engine: aurora-postgresql
                StorageEncrypted: true
        `,
      },
    ],
  },
})

/** Made from another one, which decides. */
const inherits = has(
  'replicate_source_db',
  'snapshot_identifier',
  'source_snapshot_identifier',
  'global_cluster_identifier',
  'restore_to_point_in_time',
  's3_import',
  'replication_source_identifier',
  'SourceDBInstanceIdentifier',
  'DBSnapshotIdentifier',
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'GlobalClusterIdentifier',
)
