import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { jsonTextsIn, writtenIn } from './expressions.ts'

export const check: Check<TerraformFile> = {
  title: 'Index is written as before Terraform 0.12',
  why: `\`list.0\` and \`list.*.id\` are read for the sake of old files alone, and mean something else where the value is no list.
Write \`list[0]\` and \`list[*].id\`.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_deprecated_index'],
  *run(_, { resource }) {
    for (const { text, at } of jsonTextsIn(resource.tree)) {
      const [, index] = /\$\{[^}"]*\b[A-Za-z_][\w-]*\.(\d+)\b/.exec(text) ?? []
      if (index !== undefined) yield { at, part: 'key', message: `\`.${index}\` is no name; write it in brackets` }
    }
    for (const { node, at, text } of writtenIn(resource.tree)) {
      if (node.kind === 'splat' && !node.full)
        yield { at, part: 'key', message: `\`.*\` is written as before Terraform 0.12; write \`[*]\`` }
      if (node.kind === 'index' && text[node.key.start - 1] === '.')
        yield {
          at,
          part: 'key',
          message: `\`.${text.slice(node.key.start, node.key.end)}\` is no name; write it in brackets`,
        }
    }
  },
  examples: [
    {
      bad: `
        locals {
          first = aws_subnet.main.0.id
          all   = aws_subnet.main.*.id
        }
      `,
      good: `
        locals {
          first = aws_subnet.main[0].id
          all   = aws_subnet.main[*].id
        }
      `,
    },
  ],
}
