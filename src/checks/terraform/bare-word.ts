import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { writtenIn } from './expressions.ts'

const meant: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  Null: 'null',
  NULL: 'null',
}

export const check: Check<TerraformFile> = {
  title: 'Value is written as in another language',
  why: `Terraform knows \`true\`, \`false\` and \`null\` in small letters alone. It takes everything else for a reference and refuses the
file, so that nothing of this directory can be planned.`,
  severity: 'high',
  level: 'default',
  on: TerraformFile,
  *run(_, { resource }) {
    for (const { node, at } of writtenIn(resource.tree)) {
      const right = node.kind === 'name' && Object.hasOwn(meant, node.name) ? meant[node.name] : undefined
      if (right && node.kind === 'name')
        yield { at, part: 'key', message: `\`${node.name}\` is nothing that Terraform knows; write \`${right}\`` }
    }
  },
  examples: [
    {
      bad: `
        resource "aws_ebs_volume" "data" {
          availability_zone = "eu-central-1a"
          encrypted         = False
        }
      `,
      good: `
        resource "aws_ebs_volume" "data" {
          availability_zone = "eu-central-1a"
          encrypted         = true
        }
      `,
    },
  ],
}
