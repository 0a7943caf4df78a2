import { TerraformData } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { statementsOfDocument } from './policies.ts'

export const check: Check<TerraformData> = {
  title: 'Policy document allows everything',
  why: `Every action on every resource makes whoever gets hold of the identity the owner of the account. Name the actions
that are needed, and what they are needed on.`,
  severity: 'high',
  level: 'default',
  on: TerraformData,
  controls: ['cis-aws/1.16', 'soc2/CC6.3', 'nist-800-53/AC-6', 'pci-dss/7.2.1'],
  sources: ['checkov/CKV_AWS_1', 'trivy/AWS-0057'],
  *run({ type, body }, { resource }) {
    if (type !== 'aws_iam_policy_document') return
    for (const { allows, actions, resources, principals, narrowed, at } of statementsOfDocument(body))
      if (allows && actions.includes('*') && resources.includes('*') && principals.length === 0 && !narrowed)
        yield {
          at: [...at, 'actions'],
          message: `\`${resource.name}\` allows every action on everything; name what is needed`,
          related: ['effect', 'condition', 'principals'].map((name) => ({
            resource,
            at: [...at, name],
            message: `\`${name}\` does not narrow it`,
          })),
        }
  },
  examples: [
    {
      bad: `
        data "aws_iam_policy_document" "ci" {
          statement {
            actions   = ["*"]
            resources = ["*"]
          }
        }
      `,
      good: `
        data "aws_iam_policy_document" "ci" {
          statement {
            actions   = ["s3:GetObject"]
            resources = ["*"]
          }
          statement {
            effect    = "Deny"
            actions   = ["*"]
            resources = ["*"]
          }
        }
      `,
    },
  ],
}
