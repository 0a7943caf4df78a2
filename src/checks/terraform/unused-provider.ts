import { TerraformSettings } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { filesAround, needsOf } from './providers.ts'

export const check: Check<TerraformSettings> = {
  title: 'Provider is required and used by nothing',
  why: `Each \`init\` downloads it, and whoever uses the module has to allow for it.`,
  severity: 'info',
  level: 'strict',
  on: TerraformSettings,
  sources: ['tflint/terraform_unused_required_providers'],
  *run({ required_providers: providers }, { resource, estate }) {
    const files = filesAround(estate, resource)
    const needed = new Set(files.flatMap((file) => [...needsOf(file)].map(({ provider }) => provider)))
    for (const name of Object.keys(providers)) {
      // Functions, aliases and modules that are handed a provider name it in the text.
      const named = new RegExp(`provider::${name}::|(?:provider|=)\\s*=?\\s*${name}(?:\\.|\\s*$)|${name}\\.\\w+`, 'm')
      if (needed.has(name) || files.some(({ tree }) => named.test(tree.file.text))) continue
      yield {
        at: ['required_providers', 0, name],
        part: 'key',
        message: `nothing in this directory uses \`${name}\`; drop it`,
      }
    }
  },
  examples: [
    {
      bad: `
        terraform {
          required_providers {
            random = {
              source  = "hashicorp/random"
              version = "~> 3.7"
            }
          }
        }
        locals {}
      `,
      good: `
        terraform {
          required_providers {
            random = {
              source  = "hashicorp/random"
              version = "~> 3.7"
            }
          }
        }
        resource "random_string" "name" {
          length = 16
        }
      `,
    },
  ],
}
