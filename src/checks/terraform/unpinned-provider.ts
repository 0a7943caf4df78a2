import { TerraformSettings } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformSettings> = {
  title: 'Provider may be of any version',
  why: `Without a constraint the next \`init -upgrade\` may bring a major release, which changes and removes arguments.`,
  severity: 'low',
  level: 'strict',
  on: TerraformSettings,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2'],
  sources: ['tflint/terraform_required_providers'],
  *run({ required_providers: providers }) {
    for (const [name, { version, source = '' }] of Object.entries(providers))
      if (version === undefined && !source.startsWith('terraform.io/builtin/'))
        yield {
          at: ['required_providers', 0, name, 'version'],
          message: `\`${name}\` has no \`version\`; name a range, such as \`~> 6.0\``,
        }
  },
  examples: [
    {
      bad: `
        terraform {
          required_providers {
            aws = {
              source = "hashicorp/aws"
            }
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
