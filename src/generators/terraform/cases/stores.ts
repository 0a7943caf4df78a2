import type { Cases } from '../cases.ts'

const named = {
  secret_name: 'example/production/store',
  kms_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
}

const bucket = (name: string) => ({
  [`aws_s3_bucket_public_access_block.${name}.restrict_public_buckets && aws_s3_bucket_public_access_block.${name}.block_public_policy`]:
    'Nobody outside may read the bucket.',
  [`one(aws_s3_bucket_server_side_encryption_configuration.${name}.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"`]:
    'Files are encrypted with a key of ours.',
})

/** Of stores that the cloud serves, by roles. */
export const storeCases: Readonly<Record<string, Cases>> = {
  stream: {
    variables: { identifier: 'example-production-events', ...named, protected: true, shards: 2 },
    runs: [
      {
        name: 'keeps_records_encrypted',
        holds: {
          'aws_kinesis_stream.this.encryption_type == "KMS"': 'Records are encrypted with a key of ours.',
          'aws_kinesis_stream.this.retention_period >= 72': 'A weekend without readers loses nothing.',
          'aws_dynamodb_table.places.deletion_protection_enabled': 'The places of the readers are protected.',
        },
      },
      {
        name: 'adds_shards_by_itself_where_none_are_counted',
        variables: { shards: null },
        holds: { 'aws_kinesis_stream.this.stream_mode_details[0].stream_mode == "ON_DEMAND"': 'It is on demand.' },
      },
      { name: 'refuses_to_keep_nothing', variables: { retention_hours: 1 }, refused: ['retention_hours'] },
    ],
  },
  table: {
    variables: { identifier: 'example-production-items', ...named, protected: true, recovery_days: 35 },
    runs: [
      {
        name: 'is_paid_by_the_request',
        holds: {
          'aws_dynamodb_table.this[0].billing_mode == "PAY_PER_REQUEST"': 'Without a capacity each request is paid.',
          'aws_dynamodb_table.this[0].deletion_protection_enabled': 'AWS refuses to delete it.',
          'aws_dynamodb_table.this[0].point_in_time_recovery[0].enabled': 'It can be restored to any second.',
          'aws_dynamodb_table.this[0].server_side_encryption[0].kms_key_arn == var.kms_key_arn':
            'Items are encrypted with a key of ours.',
          'length(aws_appautoscaling_policy.this) == 0': 'There is nothing to scale.',
        },
      },
      {
        name: 'follows_its_load',
        variables: { capacity: { least: 10, most: 100 } },
        holds: {
          'aws_dynamodb_table.this[0].billing_mode == "PROVISIONED"': 'It has a capacity.',
          'length(aws_appautoscaling_policy.this) == 2': 'Reads and writes are scaled.',
        },
      },
      {
        name: 'follows_another_region',
        variables: { replica_of: { arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/example-production-items' } },
        holds: {
          'length(aws_dynamodb_table.this) == 0 && length(aws_dynamodb_table_replica.this) == 1': 'It is a replica.',
          'aws_dynamodb_table_replica.this[0].kms_key_arn == var.kms_key_arn':
            'It is encrypted with a key of its own region.',
        },
      },
    ],
  },
  search: {
    variables: {
      identifier: 'example-production-index',
      vpc_id: 'vpc-0123456789abcdef0',
      subnet_ids: ['subnet-a', 'subnet-b', 'subnet-c'],
      clients: { api: 'sg-0123456789abcdef0' },
      ...named,
      instance_type: 'm7g.large.search',
      nodes: 3,
      volume_size: 100,
    },
    runs: [
      {
        name: 'stands_inside_and_encrypted',
        holds: {
          'aws_opensearch_domain.this.encrypt_at_rest[0].enabled && aws_opensearch_domain.this.node_to_node_encryption[0].enabled':
            'It is encrypted on disk and between nodes.',
          'aws_opensearch_domain.this.domain_endpoint_options[0].enforce_https': 'It is reached over TLS alone.',
          'length(aws_opensearch_domain.this.vpc_options[0].subnet_ids) == 3':
            'It stands in three zones of the network.',
        },
      },
      { name: 'refuses_two_nodes', variables: { nodes: 2 }, refused: ['nodes'] },
    ],
  },
  lake: {
    variables: {
      identifier: 'example-production-lake-123456789012',
      ...named,
      database: 'example_production_lake',
      limit_gigabytes: 50,
    },
    runs: [
      {
        name: 'is_private_and_limited',
        holds: {
          ...bucket('this'),
          ...bucket('results'),
          'aws_athena_workgroup.this.configuration[0].bytes_scanned_cutoff_per_query == 50000000000':
            'A question may read 50 GB.',
          'aws_athena_workgroup.this.configuration[0].enforce_workgroup_configuration': 'Nobody gets around the limit.',
        },
      },
    ],
  },
  bucket: {
    variables: { identifier: 'example-production-files-123456789012', ...named },
    runs: [
      {
        name: 'is_private_and_versioned',
        holds: {
          ...bucket('this'),
          'aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"':
            'What is overwritten can be brought back.',
          'length(aws_s3_bucket_replication_configuration.this) == 0': 'It copies nothing.',
        },
      },
      {
        name: 'copies_a_bucket_of_another_region',
        variables: {
          replica_of: {
            bucket: 'example-recovery-source-123456789012',
            region: 'us-east-1',
            key_alias: 'alias/example-production',
          },
        },
        holds: {
          'aws_s3_bucket_replication_configuration.this[0].bucket == "example-recovery-source-123456789012"':
            'It copies its source.',
          'one(aws_s3_bucket_replication_configuration.this[0].rule).destination[0].encryption_configuration[0].replica_kms_key_id == var.kms_key_arn':
            'Copies are encrypted with a key of their own region.',
        },
      },
    ],
  },
  queue: {
    variables: { identifier: 'example-production-jobs', ...named },
    runs: [
      {
        name: 'keeps_what_fails',
        holds: {
          'aws_sqs_queue.this.sqs_managed_sse_enabled && aws_sqs_queue.dead_letters.sqs_managed_sse_enabled':
            'Messages are encrypted.',
          'aws_sqs_queue.dead_letters.message_retention_seconds == 1209600':
            'There are 14 days to look at what failed.',
        },
      },
    ],
  },
}
