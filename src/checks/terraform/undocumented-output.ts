import { TerraformOutput } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformOutput> = {
  title: 'Output has no description',
  why: `Whoever uses the module has to read the code to learn what it gives. A line of text shows in every registry and tool.`,
  severity: 'info',
  level: 'strict',
  on: TerraformOutput,
  sources: ['tflint/terraform_documented_outputs'],
  *run({ name, description }) {
    if (!description) yield { at: ['description'], message: `\`${name}\` has no description; say what it is for` }
  },
  examples: [
    {
      bad: `
        output "address" {
          value = "x"
        }
      `,
      good: `
        output "address" {
          value = "x"
          description = "Where it answers"
        }
      `,
    },
  ],
}
