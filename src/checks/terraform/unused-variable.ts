import { TerraformVariable } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'

export const check: Check<TerraformVariable> = {
  title: 'Variable is never used',
  why: `Whoever sets it expects something to change, and nothing does.`,
  severity: 'info',
  level: 'strict',
  on: TerraformVariable,
  sources: ['tflint/terraform_unused_declarations'],
  *run({ name }, { resource, estate }) {
    const { used, whole } = namesAround(estate, resource)
    if (whole && !used.has(`var.${name}`)) yield { message: `nothing in this directory uses \`var.${name}\`; drop it` }
  },
  examples: [
    {
      bad: `
        variable "region" {}
        variable "name" {}
        output "name" {
          value = var.name
        }
      `,
      good: `
        variable "name" {}
        output "name" {
          value = "x-\${var.name}"
        }
      `,
    },
  ],
}
