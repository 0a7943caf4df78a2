import { type Block, block, conditional, raw, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** What copies one bucket into another. */
interface Way {
  readonly name: 'replication' | 'return'
  /** Whether there is this way. */
  readonly count: string
  readonly from: Value
  readonly to: Value
  /** ARNs: of the buckets, and of the keys that each is encrypted with. */
  readonly source: Value
  readonly target: Value
  readonly keys: readonly [Value, Value]
  readonly region?: Value
}

const elsewhere = raw('"arn:aws:s3:::${var.replica_of.bucket}"')
const here = ref('aws_s3_bucket.this.arn')
const keyThere = ref('data.aws_kms_alias.source[0].target_key_arn')
const keyHere = ref('var.kms_key_arn')

const there: Way = {
  name: 'replication',
  count: 'local.replica',
  from: ref('var.replica_of.bucket'),
  to: ref('var.identifier'),
  source: elsewhere,
  target: here,
  keys: [keyThere, keyHere],
  region: ref('var.replica_of.region'),
}

const back: Way = {
  name: 'return',
  count: 'local.replica && var.both_ways',
  from: ref('var.identifier'),
  to: ref('var.replica_of.bucket'),
  source: here,
  target: elsewhere,
  keys: [keyHere, keyThere],
}

/** What copies a bucket of another region into this one, made here: its source stands before, and knows nothing of it. */
export function bucketReplica(): Block[] {
  return [
    block('data', ['aws_kms_alias', 'source'], {
      ...once(there),
      region: ref('var.replica_of.region'),
      name: ref('var.replica_of.key_alias'),
    }),
    trustDocument('replication_trust', { type: 'Service', identifiers: ['s3.amazonaws.com'] }, ['sts:AssumeRole']),
    ...[there, back].flatMap(copying),
  ]
}

function once({ count }: Way) {
  return { count: conditional(raw(count), 1, 0) }
}

function copying(way: Way): Block[] {
  const { name, from, to } = way
  return [
    rights(way),
    block('resource', ['aws_iam_role', name], {
      ...once(way),
      name_prefix: 's3-replication-',
      description: template`Copies ${from} to ${to}`,
      assume_role_policy: ref('data.aws_iam_policy_document.replication_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy', name], {
      ...once(way),
      role: ref(`aws_iam_role.${name}[0].id`),
      policy: ref(`data.aws_iam_policy_document.${name}[0].json`),
    }),
    replication(way),
  ]
}

function rights(way: Way): Block {
  const { source, target, keys } = way
  const document = policyDocument(way.name, [
    {
      sid: 'LookAtSource',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source],
    },
    {
      sid: 'ReadSource',
      actions: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      resources: [template`${source}/*`],
    },
    {
      sid: 'WriteCopy',
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: [template`${target}/*`],
    },
    { sid: 'Decrypt', actions: ['kms:Decrypt'], resources: [keys[0]] },
    { sid: 'Encrypt', actions: ['kms:Encrypt', 'kms:GenerateDataKey'], resources: [keys[1]] },
  ])
  return { ...document, attributes: { ...once(way), ...document.attributes } }
}

function replication(way: Way): Block {
  const { name, region, from, target, keys } = way
  return block(
    'resource',
    ['aws_s3_bucket_replication_configuration', name === 'replication' ? 'this' : name],
    {
      ...once(way),
      ...(region !== undefined && { region }),
      bucket: from,
      role: ref(`aws_iam_role.${name}[0].arn`),
      depends_on: [ref('aws_s3_bucket_versioning.this'), ref(`aws_iam_role_policy.${name}`)],
    },
    [
      block('rule', [], { id: 'recovery', status: 'Enabled' }, [
        block('filter'),
        block('delete_marker_replication', [], { status: 'Enabled' }),
        block('source_selection_criteria', [], {}, [
          block('sse_kms_encrypted_objects', [], { status: 'Enabled' }),
          // Tags and locks of a copy that are changed go back to what it was copied from.
          block('replica_modifications', [], { status: conditional(ref('var.both_ways'), 'Enabled', 'Disabled') }),
        ]),
        block('destination', [], { bucket: target }, [
          block('encryption_configuration', [], { replica_kms_key_id: keys[1] }),
          block('metrics', [], { status: 'Enabled' }, [block('event_threshold', [], { minutes: 15 })]),
          block('replication_time', [], { status: 'Enabled' }, [block('time', [], { minutes: 15 })]),
        ]),
      ]),
    ],
  )
}
