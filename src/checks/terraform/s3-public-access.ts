import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { isMade } from './property.ts'

const switches = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']
const types = new Set(['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'])

export const check: Check<TerraformResource> = {
  title: 'Bucket may be made public',
  why: `AWS blocks public access to a new bucket. This resource takes that back wherever a switch is off or left out, and
then one wrong policy publishes the data.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  fix: 'risky',
  controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3', 'gdpr/art-32'],
  sources: ['53', '54', '55', '56'].map((number) => `checkov/CKV_AWS_${number}`),
  *run({ type, body }, { resource }) {
    if (!types.has(type) || !isMade(body)) return
    const off = switches.filter((name) => [undefined, false, 'false'].some((each) => each === body[name]))
    const [first] = off
    if (first === undefined) return
    const names = off.map((name) => `\`${name}\``).join(', ')
    yield {
      at: [first],
      message: `\`${resource.name}\` leaves ${names} off; set ${off.length > 1 ? 'them' : 'it'} to \`true\``,
      changes: off.map((name) => ({ set: [name], to: true })),
    }
  },
  examples: [
    {
      bad: `
        resource "aws_s3_bucket_public_access_block" "logs" {
          bucket                  = "logs"
          block_public_acls       = true
          block_public_policy     = false
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
      good: `
        resource "aws_s3_bucket_public_access_block" "logs" {
          bucket                  = "logs"
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
    },
  ],
}
