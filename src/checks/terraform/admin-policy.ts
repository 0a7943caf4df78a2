import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { statementsOf } from './policies.ts'
import { isMade } from './property.ts'

/** Where policies of identities stand. */
const documents: Readonly<Record<string, string>> = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
}

export const check: Check<TerraformResource> = {
  title: 'Policy allows everything',
  why: `Every action on every resource makes whoever gets hold of the identity the owner of the account. Name the actions
that are needed, and what they are needed on.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  controls: ['cis-aws/1.16', 'soc2/CC6.3', 'nist-800-53/AC-6', 'pci-dss/7.2.1', 'iso-27001/A.8.2'],
  sources: ['62', '63', '274'].map((number) => `checkov/CKV_AWS_${number}`).concat('trivy/AWS-0057'),
  *run({ type, body }, { resource }) {
    const { policy_arn: arn, managed_policy_arns: arns } = body
    if (!isMade(body)) return
    const given = typeof arn === 'string' ? [{ arn, at: ['policy_arn'] }] : []
    const managed = Array.isArray(arns)
      ? arns.map((each, index) => ({ arn: each, at: ['managed_policy_arns', index] }))
      : []
    for (const each of [...given, ...managed])
      if (typeof each.arn === 'string' && /^arn:aws[\w-]*:iam::aws:policy\/AdministratorAccess$/.test(each.arn))
        yield { at: each.at, message: `\`${resource.name}\` gives \`AdministratorAccess\`; name what is needed` }
    const name = Object.hasOwn(documents, type) ? documents[type] : undefined
    for (const { allows, actions, resources, narrowed, at, part } of name === undefined
      ? []
      : statementsOf(resource, name)) {
      const all = actions.find((action) => action === '*' || action === '*:*')
      if (allows && all !== undefined && resources.includes('*') && !narrowed)
        yield { at, part, message: `\`${resource.name}\` allows every action on everything; name what is needed` }
    }
  },
  examples: [
    {
      bad: `
        resource "aws_iam_policy" "ci" {
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
          })
        }
        resource "aws_iam_role_policy_attachment" "ci" {
          policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
        }
      `,
      good: `
        resource "aws_iam_policy" "ci" {
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
          })
        }
        resource "aws_iam_role_policy_attachment" "ci" {
          policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        }
      `,
    },
  ],
}
