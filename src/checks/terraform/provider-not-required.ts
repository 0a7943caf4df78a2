import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { needsOf, requiredAround } from './providers.ts'

export const check: Check<TerraformFile> = {
  title: 'Provider is used and not required',
  why: `Terraform guesses where it comes from and takes its newest release, which some day changes what the code means. Say source and
version in \`required_providers\`.`,
  severity: 'low',
  level: 'strict',
  on: TerraformFile,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2'],
  sources: ['tflint/terraform_required_providers'],
  *run(_, { resource, estate }) {
    const required = requiredAround(estate, resource)
    const told = new Set<string>()
    for (const { provider, at } of needsOf(resource)) {
      if (required.has(provider) || told.has(provider)) continue
      told.add(provider)
      yield {
        at,
        part: 'key',
        message: `\`${provider}\` is not in \`required_providers\`; name its source and version`,
      }
    }
  },
  examples: [
    {
      bad: `
        resource "random_string" "name" {
          length = 16
        }
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
