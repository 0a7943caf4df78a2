import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'

/** Told before the money is gone, not after. */
export function budget(system: string, dollars: number): Block[] {
  const notification = (type: 'ACTUAL' | 'FORECASTED', threshold: number) =>
    block('notification', [], {
      notification_type: type,
      comparison_operator: 'GREATER_THAN',
      threshold,
      threshold_type: 'PERCENTAGE',
      subscriber_email_addresses: [ref('var.alert_email')],
    })
  return [
    commented(
      'The whole account: a filter by tag would count nothing until somebody activates the tag for billing.',
      block(
        'resource',
        ['aws_budgets_budget', 'monthly'],
        {
          name: `${system}-monthly`,
          budget_type: 'COST',
          time_unit: 'MONTHLY',
          limit_amount: String(dollars),
          limit_unit: 'USD',
        },
        [notification('ACTUAL', 80), notification('FORECASTED', 100)],
      ),
    ),
  ]
}
