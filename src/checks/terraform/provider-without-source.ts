import { TerraformSettings } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformSettings> = {
  title: 'Provider is required without its source',
  why: `Terraform then takes it for one of HashiCorp's, whoever else makes one of that name, and finds none where it is not.`,
  severity: 'info',
  level: 'strict',
  on: TerraformSettings,
  controls: ['nist-800-53/SR-4'],
  sources: ['tflint/terraform_required_providers'],
  *run({ required_providers: providers }, { resource: { tree, path } }) {
    for (const [name, { source }] of Object.entries(providers)) {
      if (source !== undefined) continue
      const blocks = valueAt(tree.data, [...path, 'required_providers'])
      const index = Array.isArray(blocks) ? blocks.findIndex((each) => isMap(each) && Object.hasOwn(each, name)) : 0
      const at = ['required_providers', Math.max(index, 0), name]
      const isLong = isMap(valueAt(tree.data, [...path, ...at]))
      yield {
        ...(isLong ? { at: [...at, 'source'] } : { at, part: 'key' }),
        message: `\`${name}\` has no \`source\`; say whose it is: \`OWNER/${name}\``,
      }
    }
  },
  examples: [
    {
      bad: `
        terraform {
          required_providers {
            aws = "~> 6.0"
          }
        }
      `,
      good: `
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 6.0"
            }
          }
        }
      `,
    },
  ],
}
