import { type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'

/** The bucket of what the cluster holds, where it is copied. */
export function stateBlocks({ plan, stack, clustered }: StackContext): Block[] {
  const bucket = plan.state?.buckets[stack.name]
  if (!bucket || !clustered) return []
  return [block('module', ['state'], { source: '../../modules/state-bucket', identifier: bucket })]
}

/** Its bucket, and snapshots of the disks that pods claimed, which the driver marks. */
export function stateStatements({ stack }: StackContext): Statement[] {
  const arn = ref('module.state.arn')
  const resource = (what: string) => `arn:aws:ec2:${stack.region}:*:${what}/*`
  return [
    { sid: 'ListBucket', actions: ['s3:ListBucket'], resources: [arn] },
    {
      sid: 'KeepObjects',
      actions: [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
      resources: [template`${arn}/*`],
    },
    { sid: 'UseKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [ref('module.state.key_arn')] },
    { sid: 'LookAtDisks', actions: ['ec2:DescribeSnapshots', 'ec2:DescribeVolumes'], resources: ['*'] },
    {
      sid: 'CopyDisksOfPods',
      actions: ['ec2:CreateSnapshot'],
      resources: [resource('volume')],
      conditions: [{ test: 'StringEquals', variable: 'aws:ResourceTag/ebs.csi.aws.com/cluster', values: ['true'] }],
    },
    { sid: 'WriteCopies', actions: ['ec2:CreateSnapshot'], resources: [resource('snapshot')] },
    {
      sid: 'MakeDisksOfCopies',
      actions: ['ec2:CreateVolume'],
      resources: [resource('snapshot'), resource('volume')],
    },
    {
      sid: 'NameWhatItMakes',
      actions: ['ec2:CreateTags'],
      resources: [resource('snapshot'), resource('volume')],
      conditions: [{ test: 'StringEquals', variable: 'ec2:CreateAction', values: ['CreateSnapshot', 'CreateVolume'] }],
    },
    {
      sid: 'TakeOldCopiesAway',
      actions: ['ec2:DeleteSnapshot'],
      resources: [resource('snapshot')],
      conditions: [{ test: 'StringLike', variable: 'aws:ResourceTag/velero.io/backup', values: ['*'] }],
    },
  ]
}
