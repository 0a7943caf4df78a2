import type { Blueprint } from '../../model/blueprint.ts'

/** The first apply, in order; every step may be repeated. */
export function firstApply({ plan, spec }: Blueprint): string {
  const bucket = plan.stacks[0]?.state.bucket
  const secrets = plan.workloads.flatMap(({ secret }) => (secret ? [secret] : []))
  return `${[
    '# The first apply',
    'Everything here can be repeated. Have AWS credentials of an administrator at hand once; later changes come through the pipeline.',
    '## 1. State, registry, identity of the pipeline',
    `\`\`\`sh\ncd terraform/stacks/bootstrap\nterraform init\nterraform apply\n\`\`\`\n\nIt makes the bucket \`${bucket}\` for state, the DNS zone of \`${spec.domain}\`, the image registry and the roles that GitHub Actions takes on. Then move its own state into the bucket: take the comment marks from \`backend.tf\` and run \`terraform init -migrate-state\`. Point the name servers of \`${spec.domain}\` to the zone.`,
    '## 2. The stacks',
    'Say in the `terraform.tfvars` of each stack where people reach the API server of the cluster from, and who gets alarms.',
    `\`\`\`sh\n${plan.stacks.map(({ path }) => `terraform -chdir=${path} init && terraform -chdir=${path} apply`).join('\n')}\n\`\`\``,
    '## 3. Secrets that only people know',
    `Set the values in AWS Secrets Manager:\n\n${[
      ...Object.values(plan.monitoring.secret.remote).map(
        (remote) => `- \`${remote}\`: ${plan.monitoring.secret.keys.map(({ key }) => `\`${key}\``).join(', ')}`,
      ),
      ...secrets.flatMap(({ remote, keys }) =>
        [...new Set(Object.values(remote))].map(
          (name) => `- \`${name}\`: ${keys.map(({ key }) => `\`${key}\``).join(', ')}`,
        ),
      ),
    ].join('\n')}\n\nCredentials of databases and caches are made by Terraform and never seen by anybody.`,
    '## 4. Delivery',
    `\`\`\`sh\n${plan.stacks
      .map(({ cluster, region, name }) =>
        [
          `aws eks update-kubeconfig --name ${cluster} --region ${region}`,
          'kubectl apply --server-side -k argocd/install',
          `kubectl apply -k argocd/${name}`,
        ].join('\n'),
      )
      .join('\n\n')}\n\`\`\`\n\nFrom here Argo CD keeps the clusters as the branch \`${plan.delivery.branch}\` says.`,
    '## 5. In GitHub',
    `Set the repository variables \`AWS_ACCOUNT_ID\` and the environments ${[
      ...plan.stages.filter(({ approval }) => approval).map(({ name }) => name),
      ...plan.stacks.map(({ name }) => `infrastructure-${name}`),
    ]
      .map((name) => `\`${name}\``)
      .join(', ')} with required reviewers: in \`infrastructure-…\` Terraform may change anything.`,
  ].join('\n\n')}\n`
}
