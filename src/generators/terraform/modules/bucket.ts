import type { Store } from '../../../model/store.ts'
import { block, operation, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { bucketReplica } from './bucket-replica.ts'
import { privateBucket } from './private-bucket.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** A versioned bucket for what workloads keep in files, or the copy of one in another region. */
export function bucketModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('locals', [], { replica: operation(ref('var.replica_of'), '!=', null) }),
      ...privateBucket('this', ref('var.identifier'), { key: ref('var.kms_key_arn'), versioned: true, prevent: true }),
      ...bucketReplica(),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        { name: ref('aws_s3_bucket.this.bucket'), region: ref('data.aws_region.current.region') },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the bucket, unique in the world'),
      ...secretVariables,
      variable('both_ways', 'bool', 'Whether what is written here is copied back too', { default: false }),
      variable(
        'replica_of',
        'object({ bucket = string, region = string, key_alias = string })',
        'Bucket in another region that is copied into this one, and the alias of its key',
        { default: null },
      ),
    ],
    outputs: [output('arn', 'aws_s3_bucket.this.arn', 'The bucket'), secretOutput],
  }
}
