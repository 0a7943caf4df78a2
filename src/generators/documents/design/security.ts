import type { Blueprint } from '../../../model/blueprint.ts'
import type { Plan } from '../../../model/plan.ts'
import { table } from '../markdown.ts'

export function securitySection({ plan, decided }: Blueprint): string {
  const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
  const roles = plan.workloads.flatMap(({ name, permissions }) =>
    permissions.map(({ store, actions }) => [name, store, actions.join(', ')]),
  )
  return [
    ...(plan.pods.length > 0
      ? [
          '- Pods run as an unprivileged user with a read-only root file system, under the restricted Pod Security Standard.',
        ]
      : []),
    '- Traffic is denied unless it is in the table above.',
    ...(decided.secrets?.answer === 'secrets-manager'
      ? [
          `- Secrets live in AWS Secrets Manager${plan.pods.length > 0 ? '; the cluster copies what a namespace uses' : ''}. Nobody, and no state file, holds a database password.`,
        ]
      : []),
    ...(plan.mounted
      ? [
          '- Secrets live in AWS Secrets Manager; each pod mounts its own with its own role, which may read no others. What alerts and delivery read, the cluster copies. Nobody, and no state file, holds a database password. [How](secrets.md).',
        ]
      : []),
    ...(plan.encrypted
      ? [
          `- Secrets of services lie in this repository, encrypted (${plan.encrypted.seal ? 'Sealed Secrets' : 'SOPS, a key of KMS for each environment'}): the cluster of their environment can read them, and the pipeline cannot. [How](secrets.md). Those of stores and of the platform lie in AWS Secrets Manager.`,
        ]
      : []),
    ...(plan.vault
      ? ['- Secrets of services live in [Vault](vault.md); what the platform begins with, in AWS Secrets Manager.']
      : []),
    '- The pipeline holds no keys: it proves who it is to AWS by OpenID Connect. Actions are pinned by commit. An image gets its tag, which names its commit, once it has been scanned and signed.',
    ...(decided.pipeline?.answer === 'github-actions'
      ? ['- How a commit comes to production, and back: [pipeline.md](pipeline.md).']
      : []),
    ...(plan.previews
      ? [
          `- Services of pull requests outside a cluster have databases, queues, tables and buckets of their own, and roles that all previews share. What makes them may make no role, and name nothing but after a pull request: [previews.md](previews.md).`,
        ]
      : []),
    ...(preview && plan.pods.length > 0 && roles.length > 0
      ? [
          plan.workloads.some((workload) => workload.roles[preview.name])
            ? `- Previews use the stores of development. Their pods take on roles of their own, which the namespaces \`${preview.namespace}-*\` share: what a pull request brings may take messages and objects of development, so give the label \`preview\` to what you have read.`
            : '- Pods of a preview have no role in AWS, since `devops.yaml` does not name the account that it would be in: they use the databases of development, and its queues and buckets refuse them.',
        ]
      : []),
    `- Data is encrypted at rest with keys of KMS. ${inTransit(plan)}`,
    ...(roles.length > 0 ? ['', table(['Workload', 'Store', 'May'], roles)] : []),
  ].join('\n')
}

/** Where TLS ends, and what is said in the clear behind it. */
function inTransit({ workloads, stores, mesh }: Plan): string {
  const processes = workloads.some(({ platform, service }) => platform !== 'functions' && service.type !== 'job')
  const clear = stores.filter(({ product }) => product === 'in-cluster').map(({ name }) => `\`${name}\``)
  const behind = mesh
    ? ' Pods speak to each other by mutual TLS of the mesh; from the load balancer to the first of them it is HTTP inside the network.'
    : ' Behind the doors, and from service to service, it is HTTP inside the network.'
  return [
    'Users come by TLS, and services go by TLS to stores and to AWS.',
    ...(processes ? [behind] : []),
    ...(clear.length > 0
      ? [` ${clear.join(', ')}, in the cluster, ${clear.length > 1 ? 'are' : 'is'} spoken to in the clear.`]
      : []),
  ].join('')
}
