import { all, any, has, is, isNot, isSet, matches, ofType, where } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey } from './topics.ts'

/** What AWS rotates: symmetric keys whose material it made. */
const isRotatable = (body: Readonly<Record<string, unknown>>, type: string) => {
  const spec = where(
    ['customer_master_key_spec', 'KeySpec'],
    (value) => value === undefined || value === 'SYMMETRIC_DEFAULT',
  )(body, type)
  const usage = where(['key_usage', 'KeyUsage'], (value) => value === undefined || value === 'ENCRYPT_DECRYPT')(
    body,
    type,
  )
  const enabled = where(['is_enabled', 'Enabled'], isNot(false))(body, type)
  if (has('custom_key_store_id')(body) || body.Origin === 'EXTERNAL') return false
  return [spec, usage, enabled].every((each) => each === true)
}

export const checks = rows({
  'not-rotated': {
    title: 'Encryption key is never rotated',
    why: `AWS rotates the material of a symmetric key every year, without any change for who uses it, when it is told to.`,
    severity: 'medium',
    fix: 'safe',
    controls: ['cis-aws/3.6', 'nist-800-53/SC-12', 'pci-dss/3.6.1'],
    sources: ['CKV_AWS_7', 'AWS-0065', 'F19'],
    property: { aws_kms_key: 'enable_key_rotation', 'AWS::KMS::Key': 'EnableKeyRotation' },
    holds: is(true),
    only: isRotatable,
    says: 'keeps one key for ever; set `{property}`',
    set: true,
    examples: [
      `
          resource "aws_kms_key" "data" {
        -   enable_key_rotation = false
        +   enable_key_rotation = true
          }
          resource "aws_kms_key" "signing" {
            key_usage                = "SIGN_VERIFY"
            customer_master_key_spec = "ECC_NIST_P256"
          }
      `,
      `
          Data:
            Type: AWS::KMS::Key
            Properties:
              Description: data
        +     EnableKeyRotation: true
      `,
    ],
  },
  disabled: {
    title: 'Encryption key is disabled',
    why: `What is encrypted with it cannot be read until it is enabled again. A key that nobody needs is scheduled for deletion instead.`,
    severity: 'medium',
    level: 'strict',
    controls: ['nist-800-53/SC-12'],
    sources: ['CKV_AWS_227'],
    property: { aws_kms_key: 'is_enabled', 'AWS::KMS::Key': 'Enabled' },
    holds: isNot(false),
    says: 'is disabled; enable it, or delete it when nothing needs it',
    examples: [
      `
          resource "aws_kms_key" "data" {
            enable_key_rotation = true
        -   is_enabled          = false
        +   is_enabled          = true
          }
      `,
      `
          Data:
            Type: AWS::KMS::Key
            Properties:
        -     Enabled: false
        +     Enabled: true
      `,
    ],
  },
  'short-deletion': {
    title: 'Deleted key is gone after days',
    why: `When the key is gone, so is everything that it encrypts. Thirty days of waiting, the default, leave time to notice.`,
    severity: 'low',
    level: 'strict',
    controls: ['nist-800-53/SC-12'],
    property: { aws_kms_key: 'deletion_window_in_days', 'AWS::KMS::Key': 'PendingWindowInDays' },
    holds: (value) => value === undefined || Number(value) >= 14,
    says: 'is gone {value} days after its deletion; wait for 30',
    examples: [
      `
          resource "aws_kms_key" "data" {
        -   deletion_window_in_days = 7
        +   deletion_window_in_days = 30
          }
      `,
      `
          Data:
            Type: AWS::KMS::Key
            Properties:
        -     PendingWindowInDays: 7
        +     PendingWindowInDays: 30
      `,
    ],
  },
  'no-policy': {
    title: 'Key has the policy that AWS gives it',
    why: `The default policy hands every right on the key to the policies of IAM: an administrator of the account reads all that it
      encrypts. Say in the policy of the key who may administer it and who may use it.`,
    ...foreignKey,
    sources: ['CKV2_AWS_64'],
    property: { aws_kms_key: 'policy' },
    holds: isSet,
    elsewhere: { aws_kms_key: ['aws_kms_key_policy.key_id'] },
    says: 'has no policy of its own; say who may use it',
    examples: [
      `
          resource "aws_kms_key" "data" {
            enable_key_rotation = true
          }
        + resource "aws_kms_key_policy" "data" {
        +   key_id = aws_kms_key.data.id
        +   policy = data.aws_iam_policy_document.key.json
        + }
      `,
    ],
  },
  'no-own-key': {
    title: 'Data is encrypted by a key of AWS',
    why: `It is encrypted, but nobody can withdraw that key or say who uses it. With a key of your own in KMS each use is in CloudTrail, and
      what it encrypts can be closed at once. It costs a dollar a month and each of its requests.`,
    ...foreignKey,
    sources: [
      ...['CKV_AWS_142', 'CKV_AWS_149', 'CKV_AWS_158', 'CKV_AWS_160', 'CKV_AWS_166', 'CKV_AWS_177', 'CKV_AWS_178'],
      ...['CKV_AWS_179', 'CKV_AWS_181', 'CKV_AWS_182', 'CKV_AWS_184', 'CKV_AWS_185', 'CKV_AWS_186', 'CKV_AWS_190'],
      ...['CKV_AWS_191', 'CKV_AWS_201', 'CKV_AWS_203', 'CKV_AWS_209', 'CKV_AWS_212', 'CKV_AWS_245', 'CKV_AWS_246'],
      ...['CKV_AWS_247', 'CKV_AWS_265', 'CKV_AWS_266', 'CKV_AWS_271', 'CKV_AWS_278', 'CKV_AWS_280', 'CKV_AWS_281'],
      ...['CKV_AWS_282', 'CKV_AWS_294', 'CKV_AWS_296', 'CKV_AWS_298', 'CKV_AWS_327', 'CKV_AWS_347'],
      ...['CKV_AWS_35', 'AWS-0015', 'AWS-0017', 'AWS-0022', 'AWS-0098', 'AWS-0128'],
      ...['W77', 'W84', 'W53'],
    ],
    property: {
      aws_backup_vault: 'kms_key_arn',
      aws_cloudtrail: 'kms_key_id',
      aws_cloudtrail_event_data_store: 'kms_key_id',
      aws_cloudwatch_log_group: 'kms_key_id',
      aws_db_instance_automated_backups_replication: 'kms_key_id',
      aws_db_snapshot_copy: 'kms_key_id',
      aws_dms_endpoint: 'kms_key_arn',
      aws_dms_replication_instance: 'kms_key_arn',
      aws_dms_s3_endpoint: 'kms_key_arn',
      aws_docdb_cluster: 'kms_key_id',
      aws_dynamodb_table_replica: 'kms_key_arn',
      aws_efs_file_system: 'kms_key_id',
      aws_elasticache_replication_group: 'kms_key_id',
      aws_elasticsearch_domain: 'encrypt_at_rest.kms_key_id',
      aws_fsx_lustre_file_system: 'kms_key_id',
      aws_fsx_ontap_file_system: 'kms_key_id',
      aws_fsx_openzfs_file_system: 'kms_key_id',
      aws_fsx_windows_file_system: 'kms_key_id',
      aws_keyspaces_table: 'encryption_specification.kms_key_identifier',
      aws_kinesis_stream: 'kms_key_id',
      aws_kinesis_video_stream: 'kms_key_id',
      aws_memorydb_cluster: 'kms_key_arn',
      aws_memorydb_snapshot: 'kms_key_arn',
      aws_mq_broker: 'encryption_options.kms_key_id',
      aws_neptune_cluster: 'kms_key_arn',
      aws_neptune_cluster_snapshot: 'kms_key_id',
      aws_opensearch_domain: 'encrypt_at_rest.kms_key_id',
      aws_rds_cluster: 'kms_key_id',
      aws_rds_cluster_activity_stream: 'kms_key_id',
      aws_redshift_cluster: 'kms_key_id',
      aws_redshift_snapshot_copy_grant: 'kms_key_id',
      aws_redshiftserverless_namespace: 'kms_key_id',
      aws_s3_bucket_object: 'kms_key_id',
      aws_s3_object: 'kms_key_id',
      aws_s3_object_copy: 'kms_key_id',
      aws_secretsmanager_secret: 'kms_key_id',
      aws_timestreamwrite_database: 'kms_key_id',
      'AWS::AmazonMQ::Broker': 'EncryptionOptions.KmsKeyId',
      'AWS::Backup::BackupVault': 'EncryptionKeyArn',
      'AWS::Cassandra::Table': 'EncryptionSpecification.KmsKeyIdentifier',
      'AWS::CloudTrail::EventDataStore': 'KmsKeyId',
      'AWS::CloudTrail::Trail': 'KMSKeyId',
      'AWS::DMS::ReplicationInstance': 'KmsKeyId',
      'AWS::DocDB::DBCluster': 'KmsKeyId',
      'AWS::EFS::FileSystem': 'KmsKeyId',
      'AWS::ElastiCache::ReplicationGroup': 'KmsKeyId',
      'AWS::FSx::FileSystem': 'KmsKeyId',
      'AWS::Kinesis::Stream': 'StreamEncryption?.KeyId',
      'AWS::KinesisVideo::Stream': 'KmsKeyId',
      'AWS::Logs::LogGroup': 'KmsKeyId',
      'AWS::MemoryDB::Cluster': 'KmsKeyId',
      'AWS::Neptune::DBCluster': 'KmsKeyId',
      'AWS::OpenSearchService::Domain': 'EncryptionAtRestOptions.KmsKeyId',
      'AWS::RDS::DBCluster': 'KmsKeyId',
      'AWS::Redshift::Cluster': 'KmsKeyId',
      'AWS::RedshiftServerless::Namespace': 'KmsKeyId',
      'AWS::SecretsManager::Secret': 'KmsKeyId',
      'AWS::Timestream::Database': 'KmsKeyId',
    },
    holds: (value) => isSet(value) && !matches(/^(?:alias\/aws\/|AWS_OWNED_|arn:[\w:-]*:alias\/aws\/)/)(value),
    unless: any(
      has('replication_source_identifier', 'global_cluster_identifier', 'global_replication_group_id', 'replica'),
      all(ofType('aws_fsx_lustre_file_system'), where(['deployment_type'], isNot('PERSISTENT_1', 'PERSISTENT_2'))),
      has('s3_settings.server_side_encryption_kms_key_id'),
    ),
    says: 'is encrypted by a key of AWS; name one of your own in `{property}`',
    examples: [
      `
          resource "aws_cloudwatch_log_group" "orders" {
            name       = "orders"
        +   kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/logs"
          }
      `,
      `
          Token:
            Type: AWS::SecretsManager::Secret
            Properties:
              Name: token
        +     KmsKeyId: alias/secrets
      `,
    ],
  },
  'no-own-key-insights': {
    title: 'Performance Insights are encrypted by a key of AWS',
    why: `They hold the texts of the statements. With a key of your own each use is in CloudTrail, and it can be closed at once.`,
    ...foreignKey,
    sources: ['CKV_AWS_354', 'AWS-0078'],
    property: {
      aws_db_instance: 'performance_insights_kms_key_id',
      aws_rds_cluster_instance: 'performance_insights_kms_key_id',
      'AWS::RDS::DBInstance': 'PerformanceInsightsKMSKeyId',
    },
    holds: isSet,
    only: where(['performance_insights_enabled', 'EnablePerformanceInsights'], is(true)),
    says: 'has insights under a key of AWS; set `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                          = "postgres"
            performance_insights_enabled    = true
        +   performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/insights"
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
              EnablePerformanceInsights: true
        +     PerformanceInsightsKMSKeyId: alias/insights
      `,
    ],
  },
})
