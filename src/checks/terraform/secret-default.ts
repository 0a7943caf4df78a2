import { TerraformVariable } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { isKey, isSecretName, isSecretValue } from './secrets.ts'

export const check: Check<TerraformVariable> = {
  title: 'Secret variable has a default',
  why: `A default is in the repository, and it is what runs wherever nobody thinks of setting another.`,
  severity: 'high',
  level: 'default',
  on: TerraformVariable,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  *run({ name, default: value }) {
    if ((isSecretName(name) && isSecretValue(value)) || isKey(value))
      yield {
        at: ['default'],
        part: 'key',
        message: `\`${name}\` carries a value (${String(value).length} characters); leave the default out and rotate it`,
      }
  },
  examples: [
    {
      bad: `
        variable "db_password" {
          default = "hunter2-hunter2"
        }
      `,
      good: `
        variable "db_password" {
          sensitive = true
        }
        variable "token" {
          default = ""
        }
      `,
    },
  ],
}
