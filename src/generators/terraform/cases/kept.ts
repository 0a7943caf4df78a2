import type { Cases } from '../cases.ts'

const closed = {
  'aws_s3_bucket_public_access_block.this.restrict_public_buckets && aws_s3_bucket_public_access_block.this.block_public_policy':
    'Nobody outside may read the bucket.',
  'one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"':
    'Files are encrypted with a key of ours.',
  'aws_kms_key.this.enable_key_rotation': 'The key is made anew each year.',
}

const versioned = {
  'aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"':
    'What is overwritten can be brought back.',
}

/** Of what is kept in case the rest is lost, and of what is kept for a time only. */
export const keptCases: Readonly<Record<string, Cases>> = {
  vault: {
    variables: {
      name: 'example-production',
      resources: ['arn:aws:rds:eu-central-1:123456789012:db:example-production-db'],
      databases: ['arn:aws:rds:eu-central-1:123456789012:db:example-production-db'],
      kms_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
      retention_days: 35,
      restore_overrides: { dbSubnetGroupName: 'example-production-db' },
    },
    runs: [
      {
        name: 'keeps_backups_for_their_time',
        holds: {
          'aws_backup_vault.this.kms_key_arn == var.kms_key_arn': 'Backups are encrypted with a key of ours.',
          'aws_backup_vault_lock_configuration.this.min_retention_days == 35': 'Nobody deletes one before its time.',
          'one(aws_backup_plan.this.rule).lifecycle[0].delete_after == 35': 'Each is kept as long as was asked for.',
          'length(aws_backup_restore_testing_selection.databases) == 1': 'Restores of databases are tried.',
          'length(aws_backup_vault.copy) == 0': 'Nothing is copied unasked.',
        },
      },
      {
        name: 'copies_to_another_region',
        variables: {
          copy: {
            region: 'eu-west-1',
            kms_key_arn: 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555',
          },
        },
        holds: {
          'aws_backup_vault.copy["eu-west-1"].kms_key_arn == var.copy.kms_key_arn':
            'Copies are encrypted with a key of their own region.',
          'aws_backup_vault_lock_configuration.copy["eu-west-1"].min_retention_days == 35':
            'Copies are locked like what they are copies of.',
        },
      },
      {
        name: 'can_be_locked_for_good',
        variables: { irrevocable_after_days: 3 },
        holds: {
          'aws_backup_vault_lock_configuration.this.changeable_for_days == 3': 'After three days nobody unlocks it.',
        },
      },
    ],
  },
  'locked-bucket': {
    variables: { identifier: 'example-production-dumps-123456789012', locked_days: 35 },
    runs: [
      {
        name: 'lets_nobody_delete_before_the_time',
        holds: {
          ...closed,
          ...versioned,
          'aws_s3_bucket.this.object_lock_enabled': 'Objects can be locked.',
          'aws_s3_bucket_object_lock_configuration.this.rule[0].default_retention[0].mode == "COMPLIANCE" && aws_s3_bucket_object_lock_configuration.this.rule[0].default_retention[0].days == 35':
            'Not even who may do everything deletes one.',
        },
      },
    ],
  },
  'state-bucket': {
    variables: { identifier: 'example-production-state-123456789012' },
    runs: [{ name: 'is_private_and_versioned', holds: { ...closed, ...versioned } }],
  },
  'telemetry-bucket': {
    variables: { identifier: 'example-production-logs-123456789012', expire_after_days: 30 },
    runs: [
      {
        name: 'is_private_and_forgets',
        holds: {
          ...closed,
          'aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].days == 30':
            'Nothing is kept longer than was asked for.',
        },
      },
    ],
  },
}
