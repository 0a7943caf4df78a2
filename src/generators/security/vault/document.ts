import type { Plan } from '../../../model/plan.ts'

/** How a Vault comes to life, what is put in, how it is changed, and what to do when it is lost. */
export function vaultDocument({ vault, pods, stages, system, stacks }: Plan): string {
  if (!vault) return ''
  const rows = pods.flatMap(({ secret }) =>
    secret
      ? Object.entries(secret.remote).map(
          ([stage, path]) =>
            `| \`${path}\` | ${stages.find(({ name }) => name === stage)?.stack ?? ''} | ${secret.keys.map(({ key }) => `\`${key}\``).join(', ')} |`,
        )
      : [],
  )
  return `${[
    '# Vault',
    `One in each cluster (${stacks.map(({ cluster }) => `\`${cluster}\``).join(', ')}), in the namespace \`${vault.namespace}\`. It holds the secrets that services have of their own; External Secrets copies them into the namespaces that use them, every hour. What the platform begins with (alerts, delivery, databases) stays in AWS Secrets Manager, since it is needed before there is a Vault.`,
    '## Once, in each cluster',
    `\`\`\`sh
kubectl -n vault exec -it vault-0 -- vault operator init -recovery-shares=5 -recovery-threshold=3
kubectl -n vault exec -it vault-0 -- sh
export VAULT_TOKEN=…   # the root token that init printed
vault audit enable file file_path=/vault/audit/audit.log
vault secrets enable -path=${vault.mount} -version=2 kv
vault auth enable kubernetes
vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
vault policy write ${system}-read - <<'POLICY'
path "${vault.mount}/data/${system}/*" {
  capabilities = ["read"]
}
POLICY
vault write auth/kubernetes/role/${vault.role} bound_service_account_names=external-secrets \\
  bound_service_account_namespaces=external-secrets policies=${system}-read ttl=1h audience=vault
\`\`\``,
    'AWS KMS opens it from then on by itself. The five recovery keys go to five people; three of them make a new root token. Give people a way in of their own (`vault auth enable oidc`), then `vault token revoke -self`: nobody works as root.',
    '## What is put in',
    `\`vault kv put -mount=${vault.mount} PATH KEY=…\` in the Vault of the cluster:\n\n| Path | Stack | Keys |\n|---|---|---|\n${rows.join('\n')}`,
    '## To change a secret',
    `\`vault kv patch -mount=${vault.mount} PATH KEY=…\`, then \`kubectl -n NAMESPACE annotate externalsecret NAME force-sync=$(date +%s) --overwrite\`, or wait an hour; then restart what reads it. Versions before it are kept; \`vault kv rollback\` brings one back. Every key is changed once a quarter, and at once when somebody leaves who knew it.`,
    '## Copies',
    'Raft keeps three copies in three zones. `vault operator raft snapshot save` writes one out: do so before each upgrade, and keep it outside the cluster. A copy is opened by the same KMS key alone.',
    '## When it is sealed',
    'Services go on with the secrets that were copied; changes wait. `kubectl -n vault exec vault-0 -- vault status` says why: the key of KMS is disabled, or the role may not use it.',
  ].join('\n\n')}\n`
}
