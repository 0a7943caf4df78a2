import { TerraformResource } from '../../kinds/terraform.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { promised } from './promised.ts'

const properties: Readonly<Record<string, string>> = {
  aws_db_instance: 'backup_retention_period',
  aws_rds_cluster: 'backup_retention_period',
  aws_docdb_cluster: 'backup_retention_period',
}

export const check: Check<TerraformResource> = {
  title: 'Database without a log cannot keep the recovery point that is promised',
  why: `With a retention of 0 AWS keeps neither backups nor the log that leads to any second between them. What was written since the
last dump is gone. Set a retention of at least some days: point-in-time recovery comes with it.`,
  severity: 'critical',
  level: 'default',
  on: TerraformResource,
  types: Object.fromEntries(Object.entries(properties).map(([type, property]) => [type, [property]])),
  fix: 'safe',
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  *run({ type, body }, { resource, intent }) {
    const property = properties[type] ?? ''
    if (!intent || body[property] !== 0 || body.replicate_source_db !== undefined || body.count === 0) return
    const { rpo } = intent.objectives
    if (rpo >= day) return
    yield {
      at: [property],
      message: `\`${resource.name}\` keeps no backup, and ${printDuration(rpo)} is promised; set \`${property}\` to 7`,
      related: [promised(resource, intent, ['objectives', 'rpo'])],
      changes: [{ set: [property], to: 7 }],
    }
  },
  examples: [
    {
      bad: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        objectives: { availability: 99.9, rpo: 15m }
        services: { api: { type: api, runtime: node } }
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine                  = "postgres"
          backup_retention_period = 0
        }
      `,
      good: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        objectives: { availability: 99.9, rpo: 15m }
        services: { api: { type: api, runtime: node } }
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine                  = "postgres"
          backup_retention_period = 7
        }
      `,
    },
  ],
}

const day = 86_400_000
