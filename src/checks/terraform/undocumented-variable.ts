import { TerraformVariable } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformVariable> = {
  title: 'Variable has no description',
  why: `Whoever uses the module has to read the code to learn what it takes. A line of text shows in every registry and tool.`,
  severity: 'info',
  level: 'strict',
  on: TerraformVariable,
  sources: ['tflint/terraform_documented_variables'],
  *run({ name, description }) {
    if (!description) yield { at: ['description'], message: `\`${name}\` has no description; say what it is for` }
  },
  examples: [
    {
      bad: `
        variable "region" {
          type = string
        }
      `,
      good: `
        variable "region" {
          type = string
          description = "Where it runs"
        }
      `,
    },
  ],
}
