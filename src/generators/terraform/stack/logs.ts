import { type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument } from '../policy.ts'
import type { StackContext } from './context.ts'

/** The key that logs are encrypted with. */
export function logBlocks({ releases, previews, plan, stack }: StackContext): Block[] {
  if (releases.length + previews.length === 0) return []
  const account = ref('data.aws_caller_identity.current.account_id')
  return [
    policyDocument('logs', [
      {
        sid: 'Account',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: [template`arn:aws:iam::${account}:root`] }],
      },
      {
        sid: 'LogsEncrypt',
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        principals: [{ type: 'Service', identifiers: [`logs.${stack.region}.amazonaws.com`] }],
        conditions: [
          {
            test: 'ArnLike',
            variable: 'kms:EncryptionContext:aws:logs:arn',
            values: [template`arn:aws:logs:${stack.region}:${account}:log-group:*`],
          },
        ],
      },
    ]),
    block('resource', ['aws_kms_key', 'logs'], {
      description: `Logs of ${plan.system} in ${stack.name}`,
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      policy: ref('data.aws_iam_policy_document.logs.json'),
    }),
  ]
}
