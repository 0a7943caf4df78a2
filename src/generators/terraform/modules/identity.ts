import { block, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'

/** A role for one service account of one cluster, handed out by EKS Pod Identity. */
export function identityModule(): Module {
  return {
    main: [
      trustDocument('trust', { type: 'Service', identifiers: ['pods.eks.amazonaws.com'] }, [
        'sts:AssumeRole',
        'sts:TagSession',
      ]),
      block('resource', ['aws_iam_role', 'this'], {
        name: ref('var.name'),
        description: template`${ref('var.namespace')}/${ref('var.service_account')} in ${ref('var.cluster')}`,
        assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
      }),
      block('resource', ['aws_iam_role_policy', 'this'], {
        role: ref('aws_iam_role.this.id'),
        policy: ref('var.policy'),
      }),
      block('resource', ['aws_eks_pod_identity_association', 'this'], {
        cluster_name: ref('var.cluster'),
        namespace: ref('var.namespace'),
        service_account: ref('var.service_account'),
        role_arn: ref('aws_iam_role.this.arn'),
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the role', {
        valid: { condition: 'length(var.name) <= 64', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('cluster', 'string', 'Cluster that the service account is in'),
      variable('namespace', 'string', 'Namespace of the service account'),
      variable('service_account', 'string', 'Service account that takes on the role'),
      variable('policy', 'string', 'What it may do: a policy document in JSON'),
    ],
    outputs: [output('role_arn', 'aws_iam_role.this.arn', 'The role')],
  }
}
