import { TerraformData, TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

const secret =
  /\b(random_password\.[\w-]+)(?:\[[^\]]*\])?\.result\b|\b((?:data\.)?aws_secretsmanager_secret_version\.[\w-]+)(?:\[[^\]]*\])?\.secret_string\b|\b(aws_ssm_parameter\.[\w-]+)(?:\[[^\]]*\])?\.value\b/g
const byAddress = ({ scope, data: { type, name } }: Resource<TerraformResource>) => `${scope} ${type}.${name}`

export const check: Check<TerraformData> = {
  title: 'Secret is sent in the address of a request',
  why: `Addresses are logged by every proxy and server on the way, and each plan sends it again. Send a secret in a header, over TLS, and
only to whom it is for.`,
  severity: 'high',
  level: 'default',
  on: TerraformData,
  types: { http: ['url'] },
  controls: ['soc2/CC6.7', 'iso-27001/A.5.17', 'nist-800-53/IA-5'],
  sources: ['checkov/CKV2_AWS_36'],
  *run({ body: { url } }, { resource, estate }) {
    if (!isUnknown(url)) return
    for (const [, password, version, parameter] of url.text.matchAll(secret)) {
      const [found] = parameter
        ? (estate.by(TerraformResource, byAddress).get(`${resource.scope} ${parameter}`) ?? [])
        : []
      if (parameter && found?.data.body.type !== 'SecureString') continue
      yield {
        at: ['url'],
        part: 'key',
        message: `the address holds the secret of \`${password ?? version ?? parameter}\`; send it in a header`,
      }
    }
  },
  examples: [
    {
      bad: `
        resource "random_password" "key" {
          length = 32
        }
        data "http" "register" {
          url = "https://example.com/register?key=\${random_password.key.result}"
        }
      `,
      good: `
        resource "random_password" "key" {
          length = 32
        }
        data "http" "register" {
          url             = "https://example.com/register"
          request_headers = { Authorization = random_password.key.result }
        }
      `,
    },
  ],
}
