import { TerraformProvider } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformProvider> = {
  title: 'Version of a provider stands in its configuration',
  why: `Terraform warns of it since 0.13 and will stop to read it. Only \`required_providers\` says where a provider comes from too.`,
  severity: 'low',
  level: 'default',
  on: TerraformProvider,
  sources: ['tflint/terraform_required_providers'],
  *run({ name, body: { version } }) {
    if (version !== undefined && version !== null)
      yield {
        at: ['version'],
        part: 'key',
        message: `\`${name}\` names its version here; move it to \`required_providers\``,
      }
  },
  examples: [
    {
      bad: `
        provider "aws" {
          version = "~> 5.0"
          region  = "eu-central-1"
        }
      `,
      good: `
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.0"
            }
          }
        }
        provider "aws" {
          region = "eu-central-1"
        }
      `,
    },
  ],
}
