import { restoreTime } from '../../design/recovery.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { isProduction, promised } from './promised.ts'

export const check: Check<TerraformResource> = {
  title: 'Database comes back from its backup later than is promised',
  why: `An instance in one zone without a copy beside it is restored from its backup when the zone, or the disk, is lost. That is reckoned with
100 MB a second and half an hour around it (drills measure it), and is longer than the recovery time objective. Keep a second instance
(\`multi_az\`), or promise less.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  types: { aws_db_instance: ['allocated_storage', 'multi_az'] },
  controls: ['soc2/A1.2', 'nist-800-53/CP-10', 'iso-27001/A.8.14'],
  *run({ body }, { resource, estate, intent }) {
    const { allocated_storage: size, multi_az: spread, replicate_source_db: source } = body
    if (!intent || typeof size !== 'number' || spread === true || source !== undefined || body.count === 0) return
    const hasCopy = estate.of(TerraformResource).some(({ data }) => data.body.replicate_source_db !== undefined)
    const { rto } = intent.objectives
    const time = restoreTime(size * 2 ** 30)
    if (hasCopy || time <= rto || !isProduction(resource.tree.file.path)) return
    yield {
      at: ['allocated_storage'],
      message: `restoring ${size} GiB takes about ${printDuration(time)}, and ${printDuration(rto)} is promised; keep a second instance with \`multi_az = true\``,
      related: [
        { resource, at: ['multi_az'], message: 'it stands in one zone' },
        promised(resource, intent, ['objectives', 'rto']),
      ],
    }
  },
  examples: [{ bad: example('false'), good: example('true') }],
}

function example(spread: string): string {
  return `
    -- devops.yaml --
    name: shop
    domain: shop.example.com
    users: 1000
    cloud: { provider: aws, region: eu-central-1 }
    repository: github.com/acme/shop
    team: { engineers: 3 }
    objectives: { availability: 99.5, rto: 1h }
    services: { api: { type: api, runtime: node } }
    -- main.tf --
    resource "aws_db_instance" "orders" {
      engine            = "postgres"
      allocated_storage = 500
      multi_az          = ${spread}
    }
  `
}
