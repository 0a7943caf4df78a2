import { type Block, block, conditional, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

const source = 'arn:aws:s3:::${var.replica_of.bucket}'
const once = { count: conditional(ref('local.replica'), 1, 0) }

/** What copies a bucket of another region into this one, made here: its source stands before, and knows nothing of it. */
export function bucketReplica(): Block[] {
  return [
    alias(),
    trustDocument('replication_trust', { type: 'Service', identifiers: ['s3.amazonaws.com'] }, ['sts:AssumeRole']),
    rights(),
    block('resource', ['aws_iam_role', 'replication'], {
      ...once,
      name_prefix: 's3-replication-',
      description: template`Copies ${ref('var.replica_of.bucket')} to ${ref('var.identifier')}`,
      assume_role_policy: ref('data.aws_iam_policy_document.replication_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'replication'], {
      ...once,
      role: ref('aws_iam_role.replication[0].id'),
      policy: ref('data.aws_iam_policy_document.replication[0].json'),
    }),
    replication(),
  ]
}

function alias(): Block {
  return block('data', ['aws_kms_alias', 'source'], {
    ...once,
    region: ref('var.replica_of.region'),
    name: ref('var.replica_of.key_alias'),
  })
}

function rights(): Block {
  const document = policyDocument('replication', [
    {
      sid: 'LookAtSource',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [raw(`"${source}"`)],
    },
    {
      sid: 'ReadSource',
      actions: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      resources: [raw(`"${source}/*"`)],
    },
    {
      sid: 'WriteCopy',
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: [template`${ref('aws_s3_bucket.this.arn')}/*`],
    },
    { sid: 'Decrypt', actions: ['kms:Decrypt'], resources: [ref('data.aws_kms_alias.source[0].target_key_arn')] },
    { sid: 'Encrypt', actions: ['kms:Encrypt', 'kms:GenerateDataKey'], resources: [ref('var.kms_key_arn')] },
  ])
  return { ...document, attributes: { ...once, ...document.attributes } }
}

function replication(): Block {
  return block(
    'resource',
    ['aws_s3_bucket_replication_configuration', 'this'],
    {
      ...once,
      region: ref('var.replica_of.region'),
      bucket: ref('var.replica_of.bucket'),
      role: ref('aws_iam_role.replication[0].arn'),
      depends_on: [ref('aws_s3_bucket_versioning.this'), ref('aws_iam_role_policy.replication')],
    },
    [
      block('rule', [], { id: 'recovery', status: 'Enabled' }, [
        block('filter'),
        block('delete_marker_replication', [], { status: 'Enabled' }),
        block('source_selection_criteria', [], {}, [block('sse_kms_encrypted_objects', [], { status: 'Enabled' })]),
        block('destination', [], { bucket: ref('aws_s3_bucket.this.arn') }, [
          block('encryption_configuration', [], { replica_kms_key_id: ref('var.kms_key_arn') }),
          block('metrics', [], { status: 'Enabled' }, [block('event_threshold', [], { minutes: 15 })]),
          block('replication_time', [], { status: 'Enabled' }, [block('time', [], { minutes: 15 })]),
        ]),
      ]),
    ],
  )
}
