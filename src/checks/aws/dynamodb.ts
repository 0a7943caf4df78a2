import { has, is } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile, inTheClear, noBackup, unencrypted } from './topics.ts'

export const checks = rows({
  'no-point-in-time': {
    title: 'Table cannot be taken back to a point in time',
    why: `DynamoDB makes no backups by itself. With point-in-time recovery the table of any second of the last 35 days can be had;
      without it, or a plan of AWS Backup, a wrong write is final.`,
    ...noBackup,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_28', 'CKV_AWS_165', 'AWS-0024', 'W78'],
    property: {
      aws_dynamodb_table: 'point_in_time_recovery.enabled',
      aws_dynamodb_table_replica: 'point_in_time_recovery',
      'AWS::DynamoDB::Table': 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      'AWS::DynamoDB::GlobalTable': 'Replicas.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    },
    holds: is(true),
    unless: has('restore_source_name', 'restore_source_table_arn'),
    says: 'cannot be taken back; turn point-in-time recovery on',
    examples: [
      `
          resource "aws_dynamodb_table" "orders" {
            name     = "orders"
            hash_key = "id"
        +   point_in_time_recovery {
        +     enabled = true
        +   }
          }
      `,
      `
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: orders
              PointInTimeRecoverySpecification:
        -       PointInTimeRecoveryEnabled: false
        +       PointInTimeRecoveryEnabled: true
      `,
    ],
  },
  'no-own-key': {
    title: 'Table is encrypted by a key that DynamoDB owns',
    why: `DynamoDB encrypts every table, with a key that nobody can withdraw or audit. With a key of your own in KMS each use is in
      CloudTrail, and the table can be closed by disabling the key.`,
    severity: 'low',
    level: 'strict',
    controls: ['iso-27001/A.8.24', 'nist-800-53/SC-12', 'pci-dss/3.6.1'],
    sources: ['CKV_AWS_119', 'AWS-0025', 'W74'],
    property: {
      aws_dynamodb_table: ['server_side_encryption.enabled', 'server_side_encryption.kms_key_arn'],
      'AWS::DynamoDB::Table': ['SSESpecification.SSEEnabled', 'SSESpecification.KMSMasterKeyId'],
    },
    holds: (value) => value === true || (typeof value === 'string' && value !== ''),
    says: 'has no key of its own; name one in `server_side_encryption`',
    examples: [
      `
          resource "aws_dynamodb_table" "orders" {
            name     = "orders"
            hash_key = "id"
        +   server_side_encryption {
        +     enabled     = true
        +     kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/orders"
        +   }
          }
      `,
      `
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: orders
        +     SSESpecification:
        +       SSEEnabled: true
        +       SSEType: KMS
        +       KMSMasterKeyId: alias/orders
      `,
    ],
  },
  'fixed-capacity': {
    title: 'Capacity of the table is fixed',
    why: `With provisioned capacity and nothing that scales it, requests beyond are refused and what is not used is paid for. Pay per
      request, or let Application Auto Scaling follow the load.`,
    ...fragile,
    sources: ['CKV2_AWS_16'],
    property: { aws_dynamodb_table: 'billing_mode' },
    holds: is('PAY_PER_REQUEST'),
    elsewhere: { aws_dynamodb_table: ['aws_appautoscaling_target.resource_id'] },
    says: 'has a fixed capacity; set `billing_mode` to `PAY_PER_REQUEST`',
    examples: [
      `
          resource "aws_dynamodb_table" "orders" {
            name         = "orders"
            hash_key     = "id"
        +   billing_mode = "PAY_PER_REQUEST"
          }
      `,
    ],
  },
  'dax-unencrypted': {
    title: 'DAX is stored unencrypted',
    why: `The cache holds the rows of the table, and its nodes keep them on disk. Encryption is off unless it is asked for when the
      cluster is made.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_47', 'AWS-0023', 'W83'],
    property: { aws_dax_cluster: 'server_side_encryption.enabled', 'AWS::DAX::Cluster': 'SSESpecification.SSEEnabled' },
    holds: is(true),
    says: 'stores its data unencrypted; enable it before there is any',
    examples: [
      `
          resource "aws_dax_cluster" "orders" {
            cluster_name       = "orders"
            node_type          = "dax.r5.large"
            replication_factor = 3
            iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
        +   server_side_encryption {
        +     enabled = true
        +   }
          }
      `,
      `
          Orders:
            Type: AWS::DAX::Cluster
            Properties:
              NodeType: dax.r5.large
              ReplicationFactor: 3
              SSESpecification:
        -       SSEEnabled: false
        +       SSEEnabled: true
      `,
    ],
  },
  'dax-in-the-clear': {
    title: 'DAX speaks in the clear',
    why: `Rows travel readable between the service and the cache. TLS can only be chosen when the cluster is made.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_239'],
    property: {
      aws_dax_cluster: 'cluster_endpoint_encryption_type',
      'AWS::DAX::Cluster': 'ClusterEndpointEncryptionType',
    },
    holds: is('TLS'),
    says: 'speaks in the clear; set `{property}` to `TLS`',
    examples: [
      `
          resource "aws_dax_cluster" "orders" {
            cluster_name                     = "orders"
            node_type                        = "dax.r5.large"
            replication_factor               = 3
            iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
        -   cluster_endpoint_encryption_type = "NONE"
        +   cluster_endpoint_encryption_type = "TLS"
          }
      `,
      `
          Orders:
            Type: AWS::DAX::Cluster
            Properties:
              NodeType: dax.r5.large
              ReplicationFactor: 3
        +     ClusterEndpointEncryptionType: TLS
      `,
    ],
  },
})
