import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'

/** Where dumps of databases lie: nobody can delete or change one before its time, not even who may do everything. */
export function lockedBucketModule(): Module {
  return {
    main: [
      block('resource', ['aws_kms_key', 'this'], {
        description: 'Dumps of databases',
        enable_key_rotation: true,
        deletion_window_in_days: 30,
      }),
      ...privateBucket('this', ref('var.identifier'), {
        key: ref('aws_kms_key.this.arn'),
        versioned: true,
        prevent: true,
        locked: ref('var.locked_days'),
        expires: ref('var.locked_days'),
      }),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the bucket, unique in the world'),
      variable('locked_days', 'number', 'Days for which nobody can delete an object; then it goes'),
    ],
    outputs: [
      output('arn', 'aws_s3_bucket.this.arn', 'The bucket'),
      output('key_arn', 'aws_kms_key.this.arn', 'The key that it is encrypted with'),
    ],
  }
}
