import { TerraformFile } from '../../kinds/terraform.ts'
import type { Expression } from '../../syntax/hcl/ast.ts'
import type { Check } from '../check.ts'
import { writtenIn } from './expressions.ts'

export const check: Check<TerraformFile> = {
  title: 'List is compared with an empty one',
  why: `\`[]\` is an empty tuple, which no list of strings is equal to, so the answer is always no. Ask for its length.`,
  severity: 'medium',
  level: 'default',
  on: TerraformFile,
  sources: ['tflint/terraform_empty_list_equality'],
  *run(_, { resource }) {
    for (const { node, at, text } of writtenIn(resource.tree)) {
      if (node.kind !== 'binary' || !['==', '!='].includes(node.operator)) continue
      const [left, right] = [node.left, node.right]
      if (!isEmpty(left) && !isEmpty(right)) continue
      const other = isEmpty(right) ? left : right
      const name = text.slice(other.start, other.end)
      yield {
        at,
        part: 'key',
        message: `\`${name}\` is never equal to \`[]\`; write \`length(${name}) ${node.operator} 0\``,
      }
    }
  },
  examples: [
    {
      bad: `
        locals {
          has_zones = var.zones != []
        }
      `,
      good: `
        locals {
          has_zones = length(var.zones) != 0
        }
      `,
    },
  ],
}

function isEmpty(node: Expression): boolean {
  return node.kind === 'tuple' && node.items.length === 0
}
