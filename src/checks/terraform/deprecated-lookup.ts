import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { writtenIn } from './expressions.ts'

export const check: Check<TerraformFile> = {
  title: 'Lookup without a default',
  why: `\`lookup\` with two arguments is deprecated since Terraform 0.7: it does what \`map["key"]\` does, in more words.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_deprecated_lookup'],
  *run(_, { resource }) {
    for (const { node, at, text } of writtenIn(resource.tree)) {
      if (node.kind !== 'call' || node.name !== 'lookup' || node.args.length !== 2 || node.spread) continue
      const [map, key] = node.args.map(({ start, end }) => text.slice(start, end))
      yield { at, part: 'key', message: `\`lookup\` has no default; write \`${map}[${key}]\`` }
    }
  },
  examples: [
    {
      bad: `
        locals {
          size = lookup(var.sizes, "web")
        }
      `,
      good: `
        locals {
          size  = var.sizes["web"]
          other = lookup(var.sizes, "api", "small")
        }
      `,
    },
  ],
}
