import type { Dump } from '../../../model/plan.ts'
import { type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'
import { identity } from './identity.ts'

/** The bucket of dumps, and what the account may do that writes them: add and read, never take away. */
export function dumpBlocks(context: StackContext): Block[] {
  const dumps = context.plan.dumps.filter(({ stack }) => stack === context.stack.name)
  const [first] = dumps
  if (!first) return []
  return [
    block('module', ['dumps'], {
      source: '../../modules/locked-bucket',
      identifier: first.bucket,
      locked_days: first.days,
    }),
    ...identity('dump', first.role, first.namespace, first.serviceAccount, statements(dumps, context)),
  ]
}

function statements(dumps: readonly Dump[], { homes }: StackContext): Statement[] {
  const arn = ref('module.dumps.arn')
  const sources = homes.filter(({ store, stage }) =>
    dumps.some((dump) => dump.store === store.name && dump.stage === stage.name),
  )
  const keys = [...new Set(sources.map(({ stage }) => label(stage.name)))].map((key) => ref(`aws_kms_key.${key}.arn`))
  return [
    { sid: 'FindDumps', actions: ['s3:ListBucket'], resources: [arn] },
    { sid: 'AddAndReadDumps', actions: ['s3:GetObject', 's3:PutObject'], resources: [template`${arn}/*`] },
    { sid: 'UseKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [ref('module.dumps.key_arn')] },
    {
      sid: 'ReadPasswords',
      actions: ['secretsmanager:GetSecretValue'],
      resources: sources.map(({ module }) => ref(`module.${module}.secret_arn`)),
    },
    { sid: 'DecryptPasswords', actions: ['kms:Decrypt'], resources: keys },
  ]
}
