import { type Block, block, call, commented, conditional, raw, ref } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

/** AWS makes one for an account that opens Cost Explorer, and refuses a second. */
export const watcher = variable(
  'anomaly_monitor_arn',
  'string',
  'Monitor of all services that the account has already; none makes one',
  { default: null },
)

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
    ...anomalies(system, dollars),
  ]
}

/** A budget tells of a month that is dear, this of a day that is unlike the others. */
function anomalies(system: string, dollars: number): Block[] {
  return [
    block('resource', ['aws_ce_anomaly_monitor', 'services'], {
      count: conditional(raw('var.anomaly_monitor_arn == null'), 1, 0),
      name: `${system}-services`,
      monitor_type: 'DIMENSIONAL',
      monitor_dimension: 'SERVICE',
    }),
    block(
      'resource',
      ['aws_ce_anomaly_subscription', 'daily'],
      {
        name: `${system}-anomalies`,
        frequency: 'DAILY',
        monitor_arn_list: [
          call('coalesce', ref('var.anomaly_monitor_arn'), call('one', ref('aws_ce_anomaly_monitor.services[*].arn'))),
        ],
      },
      [
        block('subscriber', [], { type: 'EMAIL', address: ref('var.alert_email') }),
        block('threshold_expression', [], {}, [
          commented(
            'Dollars above what was to be expected: a twentieth of the budget.',
            block('dimension', [], {
              key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
              match_options: ['GREATER_THAN_OR_EQUAL'],
              values: [String(Math.max(10, Math.round(dollars / 20)))],
            }),
          ),
        ]),
      ],
    ),
  ]
}
