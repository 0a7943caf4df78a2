import { TerraformResource } from '../../kinds/terraform.ts'
import type { Framework } from '../../model/spec.ts'
import type { Check } from '../check.ts'
import { promised } from './promised.ts'

export const check: Check<TerraformResource> = {
  title: 'Logs are deleted before the promised standard allows',
  why: `An audit asks for the logs of a year, and an investigation for those of the day on which it began, months ago. What is deleted
cannot be had again. Keep the log group as long as the standard asks; old logs are cheap in an archive class.`,
  severity: 'medium',
  level: 'default',
  on: TerraformResource,
  types: { aws_cloudwatch_log_group: ['retention_in_days'] },
  fix: 'risky',
  controls: ['pci-dss/10.5.1'],
  *run({ body }, { resource, intent }) {
    const days = body.retention_in_days
    const [framework, least] =
      Object.entries(asked).find(([name]) => intent?.compliance.includes(name as Framework)) ?? []
    if (!intent || least === undefined || typeof days !== 'number' || days === 0 || days >= least) return
    yield {
      at: ['retention_in_days'],
      message: `\`${resource.name}\` keeps ${days} days, and ${framework} asks for ${least}; keep as many`,
      related: [promised(resource, intent, ['compliance'])],
      changes: [{ set: ['retention_in_days'], to: kept.find((each) => each >= least) }],
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
        compliance: [pci]
        -- main.tf --
        resource "aws_cloudwatch_log_group" "audit" {
          name              = "/app/audit"
          retention_in_days = 30
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
        compliance: [pci]
        -- main.tf --
        resource "aws_cloudwatch_log_group" "audit" {
          name              = "/app/audit"
          retention_in_days = 365
        }
      `,
    },
  ],
}

/** Days: PCI DSS 4.0.1, 10.5.1; HIPAA, 45 CFR 164.316(b)(2)(i), six years of documentation. */
const asked: Readonly<Record<string, number>> = { hipaa: 2190, pci: 365 }
/** What CloudWatch Logs can keep, from a year on. */
const kept = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]
