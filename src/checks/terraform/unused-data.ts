import { TerraformFile } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'

export const check: Check<TerraformFile> = {
  title: 'Data source is never used',
  why: `It is asked for in every plan, which takes time and rights, and nothing uses the answer.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_unused_declarations'],
  *run({ data }, { resource, estate }) {
    const { used, whole } = namesAround(estate, resource)
    if (!whole || !isMap(data)) return
    for (const [type, names] of Object.entries(data)) {
      // These are read for what they do.
      if (!isMap(names) || /^(?:archive_file|external|http|local_\w+)$/.test(type)) continue
      for (const name of Object.keys(names))
        if (!used.has(`data.${type}.${name}`))
          yield {
            at: ['data', type, name, 0],
            message: `nothing in this directory uses \`data.${type}.${name}\`; drop it`,
          }
    }
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
