import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { writtenIn } from './expressions.ts'

export const check: Check<TerraformFile> = {
  title: 'Expression stands in quotes and braces for nothing',
  why: `Since Terraform 0.12 an expression is written bare. In quotes it looks like text, and what is no text has to be turned
into one and back.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_deprecated_interpolation'],
  *run(_, { resource }) {
    for (const { node, at, text } of writtenIn(resource.tree)) {
      if (node.kind !== 'template' || node.parts.length !== 1 || text[node.start] !== '"') continue
      const [part] = node.parts
      if (part?.kind !== 'hole') continue
      const inner = text.slice(part.value.start, part.value.end)
      yield { at, part: 'key', message: `write \`${inner}\` without quotes and braces` }
    }
  },
  examples: [
    {
      bad: `
        locals {
          region = "\${var.region}"
        }
      `,
      good: `
        locals {
          region = var.region
          name   = "web-\${var.region}"
        }
      `,
    },
  ],
}
