import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'

/** The key by which Vault opens itself. Lose it, and nobody ever opens it again. */
export function sealBlocks({ plan, stack, clustered }: StackContext): Block[] {
  const alias = plan.vault?.keys[stack.name]
  if (!alias || !clustered) return []
  return [
    commented(
      'Lose this key, and nobody ever opens the Vault again, nor any copy of it.',
      block(
        'resource',
        ['aws_kms_key', 'vault_seal'],
        {
          description: `Opens the Vault of ${stack.cluster}`,
          enable_key_rotation: true,
          deletion_window_in_days: 30,
        },
        [block('lifecycle', [], { prevent_destroy: true })],
      ),
    ),
    block('resource', ['aws_kms_alias', 'vault_seal'], {
      name: `alias/${alias}`,
      target_key_id: ref('aws_kms_key.vault_seal.key_id'),
    }),
  ]
}

export function sealStatements(_context: StackContext): Statement[] {
  return [
    {
      sid: 'OpenVault',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'],
      resources: [ref('aws_kms_key.vault_seal.arn')],
    },
  ]
}
