import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'

/** Where Velero writes what it copied; the snapshots of disks lie beside their disks. */
export function stateBucketModule(): Module {
  return {
    main: [
      block('resource', ['aws_kms_key', 'this'], {
        description: 'Copies of what the cluster holds',
        enable_key_rotation: true,
        deletion_window_in_days: 30,
      }),
      ...privateBucket('this', ref('var.identifier'), { key: ref('aws_kms_key.this.arn'), versioned: true }),
    ],
    variables: [variable('identifier', 'string', 'Name of the bucket, unique in the world')],
    outputs: [
      output('arn', 'aws_s3_bucket.this.arn', 'The bucket'),
      output('key_arn', 'aws_kms_key.this.arn', 'The key that it is encrypted with'),
    ],
  }
}
