import { ref, template } from '../../../../syntax/hcl/build.ts'
import type { Statement } from '../../policy.ts'
import type { At } from './at.ts'

/** Terraform lists workspaces too, though there are none. */
export function state({ region, previews }: At): Statement[] {
  const bucket = ref('aws_s3_bucket.state.arn')
  const folder = previews.state.before.replace(/[^/]*$/, '')
  return [
    {
      sid: 'ListStates',
      actions: ['s3:ListBucket'],
      resources: [bucket],
      conditions: [{ test: 'StringLike', variable: 's3:prefix', values: [`${folder}*`, 'env:/*'] }],
    },
    {
      sid: 'KeepStates',
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [template`${bucket}/${folder}*`],
    },
    {
      sid: 'ReadGround',
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${region}:*:parameter${previews.parameter}`],
    },
  ]
}
