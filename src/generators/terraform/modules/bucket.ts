import type { Store } from '../../../model/store.ts'
import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** A versioned bucket for what workloads keep in files. */
export function bucketModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      ...privateBucket('this', ref('var.identifier'), { key: ref('var.kms_key_arn'), versioned: true, prevent: true }),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        { name: ref('aws_s3_bucket.this.bucket'), region: ref('data.aws_region.current.region') },
      ),
    ],
    variables: [variable('identifier', 'string', 'Name of the bucket, unique in the world'), ...secretVariables],
    outputs: [output('arn', 'aws_s3_bucket.this.arn', 'The bucket'), secretOutput],
  }
}
