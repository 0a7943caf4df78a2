import type { Answers } from '../../model/blueprint.ts'
import type { Stack, VaultService } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

/**
 * Where the secrets live that services have of their own, if it is a Vault. What the platform begins with (its alerts, its
 * delivery, what Terraform makes of stores) is needed before there is one.
 */
export function vaultOf(
  { secrets }: Answers,
  stacks: readonly Stack[],
  pods: readonly Workload[],
): VaultService | undefined {
  if (secrets?.answer !== 'vault' || pods.length === 0) return undefined
  return {
    namespace: 'vault',
    address: 'https://vault.vault.svc:8200',
    mount: 'secret',
    role: 'external-secrets',
    certificate: 'vault-tls',
    keys: Object.fromEntries(stacks.map(({ name, cluster }) => [name, `${cluster}-vault`])),
  }
}
