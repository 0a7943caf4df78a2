import { TerraformProvider } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { isKey, isSecretName, isSecretValue } from './secrets.ts'

export const check: Check<TerraformProvider> = {
  title: 'Credential of the provider stands in the code',
  why: `Whoever reads the repository, or its history, acts as this account. Let the pipeline take on a role by OIDC, and
people sign in; the provider finds both by itself.`,
  severity: 'critical',
  level: 'default',
  on: TerraformProvider,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  sources: ['checkov/CKV_AWS_41'],
  *run({ name, body }) {
    for (const [key, value] of Object.entries(body))
      if ((isSecretName(key) && isSecretValue(value) && !isPublic(value)) || isKey(value))
        yield {
          at: [key],
          part: 'key',
          message: `\`${key}\` of provider \`${name}\` carries its value; leave it out and rotate it`,
        }
  },
  examples: [
    {
      bad: `
        provider "aws" {
          region     = "eu-central-1"
          access_key = "AKIAIOSFODNN7ABCDEFG"
          secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKY"
        }
      `,
      good: `
        provider "aws" {
          region = "eu-central-1"
        }
      `,
    },
  ],
}

/** What emulators of AWS take. */
function isPublic(value: string): boolean {
  return /^(?:test|mock|fake|dummy|localstack|mock_?\w+|fake_?\w+|anaccesskey|asecretkey)$/i.test(value)
}
