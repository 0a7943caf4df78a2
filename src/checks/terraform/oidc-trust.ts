import { TerraformData } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

const subject = 'token.actions.githubusercontent.com:sub'

export const check: Check<TerraformData> = {
  title: 'Any repository on GitHub may take on the role',
  why: `GitHub signs tokens for every workflow of every repository. Without a condition on \`sub\` that names yours, or with
one that every name fits, anybody's workflow is let in.`,
  severity: 'critical',
  level: 'default',
  on: TerraformData,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-3'],
  sources: ['checkov/CKV_AWS_358'],
  *run({ type, body }, { resource }) {
    const { statement } = body
    if (type !== 'aws_iam_policy_document' || !Array.isArray(statement)) return
    for (const [index, each] of statement.entries()) {
      if (!isMap(each) || (each.effect ?? 'Allow') !== 'Allow') continue
      const { actions, principals, condition } = each
      const trusts = Array.isArray(actions) && actions.includes('sts:AssumeRoleWithWebIdentity')
      const isGitHub = JSON.stringify(principals ?? '').includes('token.actions.githubusercontent.com')
      const conditions = Array.isArray(condition) ? condition : []
      if (!trusts || !isGitHub || (condition !== undefined && !Array.isArray(condition))) continue
      const open = conditions.some(
        (one) =>
          !isMap(one) ||
          typeof one.variable !== 'string' ||
          !Array.isArray(one.values) ||
          one.values.some((value: unknown) => typeof value !== 'string'),
      )
      const own = conditions.find((one) => isMap(one) && one.variable === subject)
      const values = isMap(own) && Array.isArray(own.values) ? own.values : []
      const wide = values.find((value) => typeof value === 'string' && /^(?:\*|repo:\*.*)$/.test(value))
      const at = ['statement', index, 'condition']
      if (wide !== undefined)
        yield { at, message: `\`${resource.name}\`: every repository fits \`${wide}\`; name yours` }
      else if (!own && !open)
        yield {
          at,
          message: `\`${resource.name}\` does not ask for \`${subject}\`; name your repository`,
          related: [{ resource, at: ['statement', index, 'effect'], message: 'allows' }],
        }
    }
  },
  examples: [
    {
      bad: `
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRoleWithWebIdentity"]
            principals {
              type        = "Federated"
              identifiers = ["arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"]
            }
            condition {
              test     = "StringEquals"
              variable = "token.actions.githubusercontent.com:aud"
              values   = ["sts.amazonaws.com"]
            }
          }
        }
      `,
      good: `
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRoleWithWebIdentity"]
            principals {
              type        = "Federated"
              identifiers = ["arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"]
            }
            condition {
              test     = "StringEquals"
              variable = "token.actions.githubusercontent.com:sub"
              values   = ["repo:acme/shop:ref:refs/heads/main"]
            }
          }
        }
      `,
    },
  ],
}
