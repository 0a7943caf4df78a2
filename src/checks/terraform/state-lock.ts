import { supersededBy } from '../../facts/superseded.ts'
import { TerraformSettings } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformSettings> = {
  title: 'State is not locked as it should be',
  why: `Two runs at once overwrite each other's state, and resources are lost from it. \`use_lockfile\` locks in the bucket
itself (Terraform 1.11); the DynamoDB table that did so before is deprecated.`,
  severity: 'medium',
  level: 'default',
  on: TerraformSettings,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-3'],
  sources: ['checkov/CKV_TF_3'],
  *run({ backend }) {
    if (backend?.type !== 's3' || (backend.body.use_lockfile ?? false) !== false) return
    const table = backend.body.dynamodb_table
    const at = ['backend', 's3', 0]
    const { successor = '`use_lockfile = true`' } = supersededBy('setting', 'terraform/backend/s3/dynamodb_table') ?? {}
    if (table === undefined)
      yield { at: [...at, 'use_lockfile'], message: 'two runs may write the state at once; set `use_lockfile = true`' }
    else
      yield {
        at: [...at, 'dynamodb_table'],
        message: `\`dynamodb_table\` is deprecated; use ${successor}`,
      }
  },
  examples: [
    {
      bad: `
        terraform {
          backend "s3" {
            bucket = "state"
            key    = "main"
          }
        }
      `,
      good: `
        terraform {
          backend "s3" {
            bucket       = "state"
            key          = "main"
            use_lockfile = true
          }
        }
      `,
    },
    {
      bad: `
        terraform {
          backend "s3" {
            bucket         = "state"
            dynamodb_table = "locks"
          }
        }
      `,
      good: `
        terraform {
          backend "s3" {
            bucket         = "state"
            dynamodb_table = "locks"
            use_lockfile   = true
          }
        }
      `,
    },
  ],
}
