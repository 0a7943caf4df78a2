import { type Block, block, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { policyDocument, type Statement } from '../policy.ts'

interface Options {
  /** A KMS key; S3's own encryption without one. */
  readonly key?: Value
  readonly versioned?: true
  /** Days until everything is deleted. */
  readonly expires?: Value
  readonly prevent?: true
  /** Days for which nobody can delete an object, whatever rights they have; only with versions. */
  readonly locked?: Value
  readonly allow?: readonly Statement[]
}

/** A bucket that nobody reads from outside, reached over TLS only. */
export function privateBucket(name: string, bucket: Value, options: Options = {}): Block[] {
  const at = { bucket: ref(`aws_s3_bucket.${name}.id`) }
  return [
    block(
      'resource',
      ['aws_s3_bucket', name],
      { bucket, ...(options.locked !== undefined && { object_lock_enabled: true }) },
      options.prevent ? [block('lifecycle', [], { prevent_destroy: true })] : [],
    ),
    block('resource', ['aws_s3_bucket_public_access_block', name], {
      ...at,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    block('resource', ['aws_s3_bucket_server_side_encryption_configuration', name], at, [
      block('rule', [], options.key ? { bucket_key_enabled: true } : {}, [
        block(
          'apply_server_side_encryption_by_default',
          [],
          options.key ? { sse_algorithm: 'aws:kms', kms_master_key_id: options.key } : { sse_algorithm: 'AES256' },
        ),
      ]),
    ]),
    ...(options.versioned
      ? [
          block('resource', ['aws_s3_bucket_versioning', name], at, [
            block('versioning_configuration', [], { status: 'Enabled' }),
          ]),
        ]
      : []),
    ...(options.locked === undefined
      ? []
      : [
          block(
            'resource',
            ['aws_s3_bucket_object_lock_configuration', name],
            { ...at, depends_on: [ref(`aws_s3_bucket_versioning.${name}`)] },
            [block('rule', [], {}, [block('default_retention', [], { mode: 'COMPLIANCE', days: options.locked })])],
          ),
        ]),
    lifecycle(name, at, options),
    policyDocument(name, [
      {
        sid: 'OnlyEncryptedConnections',
        effect: 'Deny',
        actions: ['s3:*'],
        resources: [ref(`aws_s3_bucket.${name}.arn`), template`${ref(`aws_s3_bucket.${name}.arn`)}/*`],
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
      ...(options.allow ?? []),
    ]),
    block('resource', ['aws_s3_bucket_policy', name], {
      ...at,
      policy: ref(`data.aws_iam_policy_document.${name}.json`),
      depends_on: [ref(`aws_s3_bucket_public_access_block.${name}`)],
    }),
  ]
}

function lifecycle(name: string, at: { bucket: Value }, { versioned, expires }: Options): Block {
  return block(
    'resource',
    ['aws_s3_bucket_lifecycle_configuration', name],
    { ...at, ...(versioned && { depends_on: [ref(`aws_s3_bucket_versioning.${name}`)] }) },
    [
      block('rule', [], { id: 'tidy', status: 'Enabled' }, [
        block('filter'),
        block('abort_incomplete_multipart_upload', [], { days_after_initiation: 7 }),
        ...(versioned ? [block('noncurrent_version_expiration', [], { noncurrent_days: 90 })] : []),
        ...(expires === undefined ? [] : [block('expiration', [], { days: expires })]),
      ]),
    ],
  )
}
