import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { writtenIn } from './expressions.ts'

export const check: Check<TerraformFile> = {
  title: 'Key stands twice in one map',
  why: `The last one wins without a word, so what the other says is never done.`,
  severity: 'high',
  level: 'default',
  on: TerraformFile,
  sources: ['tflint/terraform_map_duplicate_keys'],
  *run(_, { resource }) {
    for (const { node, at } of writtenIn(resource.tree)) {
      if (node.kind !== 'object') continue
      const seen = new Set<string>()
      for (const { key } of node.entries) {
        if (key.kind !== 'literal') continue
        const name = String(key.value)
        if (seen.has(name)) yield { at, part: 'key', message: `\`${name}\` stands twice in one map; drop one` }
        seen.add(name)
      }
    }
  },
  examples: [
    {
      bad: `
        locals {
          sizes = {
            web = "small"
            api = "small"
            web = "large"
          }
        }
      `,
      good: `
        locals {
          sizes = {
            web = "large"
            api = "small"
          }
          others = {
            web = "small"
          }
        }
      `,
    },
  ],
}
