import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { promised } from './promised.ts'

export const check: Check<TerraformResource> = {
  title: 'Budget alarm rings later than the budget that was agreed',
  why: `The alarm is what tells the team that the month runs away. One that is set above the budget of \`devops.yaml\` tells it when the
money is spent. Set the limit to the budget, or agree on a larger one.`,
  severity: 'medium',
  level: 'default',
  on: TerraformResource,
  types: { aws_budgets_budget: ['limit_amount'] },
  fix: 'safe',
  *run({ body }, { resource, intent }) {
    const limit = Number(body.limit_amount)
    const monthly = body.budget_type === 'COST' && body.time_unit === 'MONTHLY' && (body.limit_unit ?? 'USD') === 'USD'
    if (!intent?.budget || !monthly || !(limit > intent.budget) || body.cost_filter !== undefined) return
    yield {
      at: ['limit_amount'],
      message: `the alarm is set to ${limit} USD a month, and ${intent.budget} USD were agreed; set \`limit_amount\` to that`,
      related: [promised(resource, intent, ['budget'])],
      changes: [{ set: ['limit_amount'], to: String(intent.budget) }],
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
        budget: 4000 USD
        -- main.tf --
        resource "aws_budgets_budget" "month" {
          budget_type  = "COST"
          time_unit    = "MONTHLY"
          limit_amount = "9000"
          limit_unit   = "USD"
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
        budget: 4000 USD
        -- main.tf --
        resource "aws_budgets_budget" "month" {
          budget_type  = "COST"
          time_unit    = "MONTHLY"
          limit_amount = "4000"
          limit_unit   = "USD"
        }
      `,
    },
  ],
}
