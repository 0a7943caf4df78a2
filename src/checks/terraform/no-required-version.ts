import { TerraformSettings } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformSettings> = {
  title: 'Nothing says which Terraform the code is for',
  why: `Another version may refuse the code, or write a state that the others cannot read any more.`,
  severity: 'info',
  level: 'strict',
  on: TerraformSettings,
  sources: ['tflint/terraform_required_version'],
  *run({ required_version: version, backend, cloud, required_providers: providers }, { resource, estate }) {
    const others = estate.of(TerraformSettings).filter(({ scope }) => scope === resource.scope)
    if (version !== undefined || others.some((each) => each !== resource && each.data.required_version !== undefined))
      return
    if (backend || cloud || Object.keys(providers).length > 0)
      yield {
        at: ['required_version'],
        message: 'set `required_version`',
        related: others.map((each) => ({ resource: each, at: ['required_version'], message: 'not here either' })),
      }
  },
  examples: [
    {
      bad: `
        terraform {
          backend "s3" {
            bucket = "state"
          }
        }
      `,
      good: `
        terraform {
          required_version = ">= 1.11"
          backend "s3" {
            bucket = "state"
          }
        }
      `,
    },
  ],
}
