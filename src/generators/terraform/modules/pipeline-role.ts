import { block, call, commented, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'

/** Who vouches for a job of GitHub Actions. */
export const issuer = 'token.actions.githubusercontent.com'

/** A role that jobs of one repository take on, named by branch or environment. */
export function pipelineRoleModule(): Module {
  return {
    main: [
      trustDocument(
        'trust',
        { type: 'Federated', identifiers: [ref('var.provider_arn')] },
        ['sts:AssumeRoleWithWebIdentity'],
        [
          { test: 'StringEquals', variable: `${issuer}:aud`, values: ['sts.amazonaws.com'] },
          { test: 'StringEquals', variable: `${issuer}:sub`, values: ref('var.subjects') },
        ],
      ),
      block('resource', ['aws_iam_role', 'this'], {
        name: ref('var.name'),
        description: ref('var.description'),
        assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
      }),
      block('resource', ['aws_iam_role_policy', 'this'], {
        for_each: ref('var.policies'),
        name: ref('each.key'),
        role: ref('aws_iam_role.this.id'),
        policy: ref('each.value'),
      }),
      block('resource', ['aws_iam_role_policy_attachment', 'this'], {
        for_each: call('toset', ref('var.managed_policy_arns')),
        role: ref('aws_iam_role.this.name'),
        policy_arn: commented(
          'devops: ignore aws/iam/administrator-attached: where a role may do everything, its call says why and who guards it',
          ref('each.value'),
        ),
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the role'),
      variable('description', 'string', 'What it is for'),
      variable('provider_arn', 'string', 'OIDC provider of GitHub in this account'),
      variable('subjects', 'list(string)', 'Jobs that may take it on, as GitHub names them', {
        valid: {
          condition:
            'alltrue([for subject in var.subjects : startswith(subject, "repo:") && !strcontains(subject, "*")])',
          message: 'Subjects begin with repo: and have no wildcard.',
        },
      }),
      variable('policies', 'map(string)', 'What it may do: policy documents in JSON, by name', { default: {} }),
      variable('managed_policy_arns', 'list(string)', 'Policies of AWS that it has besides', { default: [] }),
    ],
    outputs: [output('arn', 'aws_iam_role.this.arn', 'The role')],
  }
}
