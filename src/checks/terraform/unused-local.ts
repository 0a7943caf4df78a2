import { TerraformLocal } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'

export const check: Check<TerraformLocal> = {
  title: 'Local value is never used',
  why: `A value that nothing reads misleads who looks for what it does.`,
  severity: 'info',
  level: 'strict',
  on: TerraformLocal,
  sources: ['tflint/terraform_unused_declarations'],
  *run(_, { resource, estate }) {
    const { used, whole } = namesAround(estate, resource)
    if (whole && !used.has(resource.name))
      yield { message: `nothing in this directory uses \`${resource.name}\`; drop it` }
  },
  examples: [
    {
      bad: `
        locals {
          region = "eu-central-1"
          name   = "x"
        }
        output "name" {
          value = local.name
        }
      `,
      good: `
        locals {
          name = "x"
        }
        output "name" {
          value = local.name
        }
      `,
    },
  ],
}
