import { TerraformData } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'

export const check: Check<TerraformData> = {
  title: 'Data source is never used',
  why: `It is asked for in every plan, which takes time and rights, and nothing uses the answer.`,
  severity: 'info',
  level: 'strict',
  on: TerraformData,
  sources: ['tflint/terraform_unused_declarations'],
  *run({ type }, { resource, estate }) {
    const { used, whole } = namesAround(estate, resource)
    // These are read for what they do.
    if (/^(?:archive_file|external|http|local_\w+)$/.test(type)) return
    if (whole && !used.has(resource.name))
      yield { message: `nothing in this directory uses \`${resource.name}\`; drop it` }
  },
  examples: [
    {
      bad: `
        data "aws_region" "current" {}
        data "aws_caller_identity" "current" {}
        output "account" {
          value = data.aws_caller_identity.current.account_id
        }
      `,
      good: `
        data "aws_caller_identity" "current" {}
        output "account" {
          value = data.aws_caller_identity.current.account_id
        }
      `,
    },
  ],
}
