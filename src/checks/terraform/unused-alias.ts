import { TerraformProvider } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'
import { filesAround } from './providers.ts'

export const check: Check<TerraformProvider> = {
  title: 'Configuration of a provider is used by nothing',
  why: `It has a name so that resources and modules can choose it, and none does: whoever reads it looks for what is made there.`,
  severity: 'info',
  level: 'strict',
  on: TerraformProvider,
  sources: ['tflint/terraform_unused_declarations'],
  *run({ name, alias }, { resource, estate }) {
    if (alias === undefined || !namesAround(estate, resource).whole) return
    const named = new RegExp(`\\b${name}\\.${alias}\\b`)
    if (filesAround(estate, resource).some(({ tree }) => named.test(tree.file.text))) return
    yield { message: `nothing in this directory chooses \`${name}.${alias}\`; drop it` }
  },
  examples: [
    {
      bad: `
        provider "aws" {
          alias  = "west"
          region = "us-west-2"
        }
        resource "aws_vpc" "main" {
          cidr_block = "10.0.0.0/16"
        }
      `,
      good: `
        provider "aws" {
          alias  = "west"
          region = "us-west-2"
        }
        resource "aws_vpc" "main" {
          provider   = aws.west
          cidr_block = "10.0.0.0/16"
        }
      `,
    },
  ],
}
