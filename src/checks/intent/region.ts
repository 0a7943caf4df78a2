import { region } from '../../facts/regions.ts'
import { TerraformProvider } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { promised } from './promised.ts'

export const check: Check<TerraformProvider> = {
  title: 'Data leaves the union that it was promised to stay in',
  why: `A team that answers to the GDPR said in which regions of the European Union it works. What this provider makes stands elsewhere,
and personal data that gets there needs a legal ground of its own. Use a region that \`devops.yaml\` names, or name this one there.`,
  severity: 'high',
  level: 'default',
  on: TerraformProvider,
  controls: ['gdpr/art-44'],
  *run({ name, body }, { resource, intent }) {
    if (!intent || name !== 'aws' || typeof body.region !== 'string') return
    const { region: first, recovery } = intent.cloud
    const stays = intent.compliance.includes('gdpr') && region(first)?.union
    // Certificates of CloudFront and the parts of AWS without a region are made in us-east-1.
    if (!stays || body.region === 'us-east-1' || region(body.region)?.union !== undefined) return
    if (!region(body.region)) return
    yield {
      at: ['region'],
      message: `\`${body.region}\` is outside the union; use \`${first}\`${recovery ? ` or \`${recovery}\`` : ''}`,
      related: [promised(resource, intent, ['cloud', 'region'])],
    }
  },
  examples: [
    {
      bad: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1, recovery: eu-west-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        services: { api: { type: api, runtime: node } }
        compliance: [gdpr]
        -- main.tf --
        provider "aws" {
          region = "us-west-2"
        }
      `,
      good: `
        -- devops.yaml --
        name: shop
        domain: shop.example.com
        users: 1000
        cloud: { provider: aws, region: eu-central-1, recovery: eu-west-1 }
        repository: github.com/acme/shop
        team: { engineers: 3 }
        services: { api: { type: api, runtime: node } }
        compliance: [gdpr]
        -- main.tf --
        provider "aws" {
          region = "eu-west-1"
        }
        provider "aws" {
          alias  = "global"
          region = "us-east-1"
        }
      `,
    },
  ],
}
