import { rulesOf } from '../../../design/evidence.ts'
import { logRetention } from '../../../facts/periods.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import { type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { privateBucket } from '../modules/private-bucket.ts'

/** Where AWS Config keeps what was configured how, and the role that it reads with. */
export function record({ plan, spec, decided }: Blueprint): Block[] {
  if (rulesOf(decided, plan).length === 0) return []
  const account = ref('data.aws_caller_identity.current.account_id')
  const bucket = ref('aws_s3_bucket.record.arn')
  const days = Math.max(365, ...spec.compliance.flatMap((each) => logRetention(each)?.days ?? []))
  const config = {
    principals: [{ type: 'Service', identifiers: ['config.amazonaws.com'] }],
    conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }],
  }
  return [
    commented(
      'An account that used AWS Config before has it: `terraform import aws_iam_service_linked_role.config <its arn>`.',
      block('resource', ['aws_iam_service_linked_role', 'config'], { aws_service_name: 'config.amazonaws.com' }),
    ),
    ...privateBucket('record', `${plan.system}-audit-config${spec.cloud.account ? `-${spec.cloud.account}` : ''}`, {
      versioned: true,
      prevent: true,
      expires: days,
      allow: [
        { sid: 'ConfigLooks', actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucket], ...config },
        {
          sid: 'ConfigWrites',
          actions: ['s3:PutObject'],
          resources: [template`${bucket}/AWSLogs/${account}/Config/*`],
          principals: config.principals,
          conditions: [
            ...config.conditions,
            { test: 'StringEquals', variable: 's3:x-amz-acl', values: ['bucket-owner-full-control'] },
          ],
        },
      ],
    }),
  ]
}
