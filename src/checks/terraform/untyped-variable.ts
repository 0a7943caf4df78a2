import { TerraformVariable } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformVariable> = {
  title: 'Variable has no type',
  why: `Anything is taken, and what is wrong fails deep inside, or not at all. With a type it is refused where it is given.`,
  severity: 'info',
  level: 'strict',
  on: TerraformVariable,
  sources: ['tflint/terraform_typed_variables'],
  *run({ name, type }) {
    if (type === undefined) yield { at: ['type'], message: `\`${name}\` has no type; name one` }
  },
  examples: [
    {
      bad: `
        variable "region" {
          description = "Where it runs"
        }
      `,
      good: `
        variable "region" {
          type        = string
          description = "Where it runs"
        }
      `,
    },
  ],
}
