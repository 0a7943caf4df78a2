import { promiseOf } from '../../facts/promises.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { isProduction, percent, promised } from './promised.ts'

export const check: Check<TerraformResource> = {
  title: 'Database in one zone cannot keep the availability that is promised',
  why: `AWS promises less for an instance in one zone than the team promises for what depends on it: a failing zone, and every
maintenance window, is an outage. Set \`multi_az\`, or promise less.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  types: { aws_db_instance: ['multi_az'] },
  fix: 'risky',
  controls: ['soc2/A1.2', 'nist-800-53/CP-10'],
  *run({ body }, { resource, intent }) {
    const promise = promiseOf('rds/single')
    if (!intent || !promise || body.replicate_source_db !== undefined || body.multi_az === true || body.count === 0)
      return
    const { availability } = intent.objectives
    if (availability <= promise.share || !isProduction(resource.tree.file.path)) return
    yield {
      at: ['multi_az'],
      message: `\`${resource.name}\` stands in one zone, for which ${percent(promise.share)} is promised; ${percent(availability)} needs \`multi_az = true\``,
      related: [promised(resource, intent, ['objectives', 'availability'])],
      changes: [{ set: ['multi_az'], to: true }],
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
        objectives: { availability: 99.9 }
        services: { api: { type: api, runtime: node } }
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine   = "postgres"
          multi_az = false
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
        objectives: { availability: 99.9 }
        services: { api: { type: api, runtime: node } }
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine   = "postgres"
          multi_az = true
        }
      `,
    },
  ],
}
