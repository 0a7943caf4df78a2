import { TerraformFile } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'

export const check: Check<TerraformFile> = {
  title: 'Data source is never used',
  why: `It is asked for in every plan, which takes time and rights, and nothing uses the answer.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_unused_declarations'],
  *run(file, { resource, estate }) {
    const { data } = file
    const { used, whole } = namesAround(estate, resource)
    if (!whole) return
    for (const { type, name, at } of sourcesIn(data)) {
      // These are read for what they do.
      if (used.has(`data.${type}.${name}`) || /^(?:archive_file|external|http|local_\w+)$/.test(type)) continue
      yield { at, message: `nothing in this directory uses \`data.${type}.${name}\`; drop it` }
    }
    for (const [label, blocks] of Object.entries(isMap(file.check) ? file.check : {}))
      for (const [index, block] of [blocks].flat().entries())
        for (const { type, name, at } of sourcesIn(isMap(block) ? block.data : undefined))
          if (!resource.tree.file.text.includes(`data.${type}.${name}`))
            yield {
              at: ['check', label, index, ...at],
              message: `the check does not ask \`data.${type}.${name}\`; drop it`,
            }
  },
  examples: [
    {
      bad: `
        data "aws_region" "current" {}
        data "aws_caller_identity" "current" {}
        output "account" {
          value = data.aws_caller_identity.current.account_id
        }
      `,
      good: `
        data "aws_caller_identity" "current" {}
        output "account" {
          value = data.aws_caller_identity.current.account_id
        }
      `,
    },
  ],
}

function* sourcesIn(data: unknown): Iterable<{ readonly type: string; readonly name: string; readonly at: Path }> {
  for (const [type, names] of Object.entries(isMap(data) ? data : {}))
    for (const name of Object.keys(isMap(names) ? names : {})) yield { type, name, at: ['data', type, name, 0] }
}
