import { block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'

/** A role for a service account in every namespace of a pattern, by the identity provider of the cluster: Pod Identity takes no pattern. */
export function namespacesIdentityModule(): Module {
  const issuer = ref('local.issuer')
  return {
    main: [
      block('locals', [], {
        issuer: call('element', call('split', ':oidc-provider/', ref('var.provider_arn')), 1),
      }),
      trustDocument(
        'trust',
        { type: 'Federated', identifiers: [ref('var.provider_arn')] },
        ['sts:AssumeRoleWithWebIdentity'],
        [
          { test: 'StringEquals', variable: template`${issuer}:aud`, values: ['sts.amazonaws.com'] },
          {
            test: 'StringLike',
            variable: template`${issuer}:sub`,
            values: [template`system:serviceaccount:${ref('var.namespaces')}:${ref('var.service_account')}`],
          },
        ],
      ),
      block('resource', ['aws_iam_role', 'this'], {
        name: ref('var.name'),
        description: template`${ref('var.namespaces')}/${ref('var.service_account')}`,
        assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
      }),
      block('resource', ['aws_iam_role_policy', 'this'], {
        role: ref('aws_iam_role.this.id'),
        policy: ref('var.policy'),
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the role', {
        valid: { condition: 'length(var.name) <= 64', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('provider_arn', 'string', 'Identity provider of the cluster'),
      variable('namespaces', 'string', 'Namespaces of the service account, such as crm-preview-*', {
        valid: {
          condition: 'can(regex("^[a-z0-9-]+-[*]$", var.namespaces))',
          message: 'A pattern begins with a name and ends with -*: a role must not be open to the whole cluster.',
        },
      }),
      variable('service_account', 'string', 'Service account that takes on the role'),
      variable('policy', 'string', 'What it may do: a policy document in JSON'),
    ],
    outputs: [output('role_arn', 'aws_iam_role.this.arn', 'The role')],
  }
}
