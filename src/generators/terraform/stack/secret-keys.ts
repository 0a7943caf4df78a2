import { type Block, block, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { policyDocument, type Statement } from '../policy.ts'
import type { StackContext } from './context.ts'

/** Stages of this stack whose secrets lie encrypted in the repository, with the key that they are encrypted with. */
export function secretKeys({ plan, stages, clustered }: StackContext) {
  return stages.flatMap(({ name }) => {
    const key = plan.encrypted?.keys[name]
    return clustered && key ? [{ stage: name, alias: key.alias, resource: label(name, 'secrets') }] : []
  })
}

/** A key for each stage: who may read the secrets of one may not read those of another. */
export function secretKeyBlocks(context: StackContext): Block[] {
  return secretKeys(context).flatMap(({ stage, alias, resource }, index) => {
    const key = block('resource', ['aws_kms_key', resource], {
      description: `Encrypts the secrets of ${stage} that the repository holds`,
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      policy: ref(`data.aws_iam_policy_document.${resource}.json`),
    })
    const kept = { ...key, blocks: [...key.blocks, block('lifecycle', [], { prevent_destroy: true })] }
    return [
      keyPolicy(resource),
      index === 0 ? commented('Lose such a key, and every file that was encrypted with it is lost.', kept) : kept,
      block('resource', ['aws_kms_alias', resource], {
        name: `alias/${alias}`,
        target_key_id: ref(`aws_kms_key.${resource}.key_id`),
      }),
    ]
  })
}

export function decryptStatements(context: StackContext): Statement[] {
  return [
    {
      sid: 'DecryptSecretsOfTheRepository',
      actions: ['kms:Decrypt'],
      resources: secretKeys(context).map(({ resource }) => ref(`aws_kms_key.${resource}.arn`)),
    },
  ]
}

function keyPolicy(name: string): Block {
  const document = policyDocument(name, [
    {
      sid: 'Account',
      actions: ['kms:*'],
      resources: ['*'],
      principals: [
        {
          type: 'AWS',
          identifiers: [template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:root`],
        },
      ],
    },
  ])
  const editors = block('dynamic', ['statement'], { for_each: raw('length(var.secret_editors) > 0 ? [1] : []') }, [
    block('content', [], { sid: 'EditorsReadAndWrite', actions: ['kms:Decrypt', 'kms:Encrypt'], resources: ['*'] }, [
      block('principals', [], { type: 'AWS', identifiers: ref('var.secret_editors') }),
    ]),
  ])
  return { ...document, blocks: [...document.blocks, editors] }
}
