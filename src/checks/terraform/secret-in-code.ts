import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isKey, isSecretName, isSecretValue } from './secrets.ts'

export const check: Check<TerraformResource> = {
  title: 'Secret stands in the code',
  why: `Whoever reads the repository, its history or the state has the value. Let AWS make it
(\`manage_master_user_password\`), generate it (\`random_password\`, write-only arguments), or read it from a secrets manager.`,
  severity: 'critical',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32', 'pci-dss/8.6.2'],
  sources: ['checkov/CKV_AWS_45', 'checkov/CKV_AWS_46', 'checkov/CKV_AWS_295', 'trivy/AWS-0029', 'trivy/AWS-0122'],
  *run({ body }, { resource }) {
    for (const { name, value, at } of valuesIn(body, [])) {
      // The value is neither in the message nor under the cursor.
      const named = isSecretName(name) && isSecretValue(value)
      if (named || isKey(value))
        yield {
          at,
          part: 'key',
          message: `\`${name}\` of \`${resource.name}\` carries its value (${String(value).length} characters); take it from a secrets manager and rotate it`,
        }
    }
  },
  examples: [
    {
      bad: `
        resource "aws_db_instance" "orders" {
          username = "orders"
          password = "hunter2-hunter2"
        }
      `,
      good: `
        resource "aws_db_instance" "orders" {
          username                    = "orders"
          manage_master_user_password = true
        }
        resource "random_password" "other" {
          length = 32
        }
      `,
    },
  ],
}

function* valuesIn(value: unknown, at: Path): Iterable<{ name: string; value: unknown; at: Path }> {
  if (at.length > 12) return
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* valuesIn(each, [...at, index])
  else if (isMap(value))
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === 'string') yield { name, value: each, at: [...at, name] }
      else yield* valuesIn(each, [...at, name])
    }
}
