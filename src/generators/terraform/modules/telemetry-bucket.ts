import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'

/** Where Loki or Tempo keep what they were given; both write each object once, so there is nothing to version. */
export function telemetryBucketModule(): Module {
  return {
    main: [
      block('resource', ['aws_kms_key', 'this'], {
        description: 'Logs and traces',
        enable_key_rotation: true,
        deletion_window_in_days: 30,
      }),
      ...privateBucket('this', ref('var.identifier'), {
        key: ref('aws_kms_key.this.arn'),
        expires: ref('var.expire_after_days'),
      }),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the bucket, unique in the world'),
      variable('expire_after_days', 'number', 'Days until an object is deleted'),
    ],
    outputs: [
      output('arn', 'aws_s3_bucket.this.arn', 'The bucket'),
      output('key_arn', 'aws_kms_key.this.arn', 'The key that it is encrypted with'),
    ],
  }
}
