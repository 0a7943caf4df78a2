import type { TerraformBody } from '../../kinds/terraform.ts'
import { blocksIn, numberIn, textIn } from '../body.ts'
import { type Line, monthly, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Logs, metrics and audit',
  types: {
    *aws_cloudwatch_log_group(thing) {
      const infrequent = textIn(thing.body.log_group_class) === 'INFREQUENT_ACCESS'
      yield used(
        'Data ingested',
        infrequent ? 'cloudwatch/logs/ingest/infrequent' : 'cloudwatch/logs/ingest',
        'GB',
        thing.use('monthly_data_ingested_gb'),
      )
      yield used('Archival Storage', 'cloudwatch/logs/storage', 'GB-month', thing.use('storage_gb'))
      yield used('Insights queries data scanned', 'cloudwatch/logs/query', 'GB', thing.use('monthly_data_scanned_gb'))
    },
    *aws_cloudwatch_dashboard() {
      yield monthly('Dashboard', 'cloudwatch/dashboard')
    },
    *aws_cloudwatch_metric_alarm({ body }) {
      yield* alarm(body)
    },
    *aws_cloudwatch_composite_alarm() {
      yield monthly('Composite alarm', 'cloudwatch/alarm/composite')
    },
    *aws_cloudtrail(thing) {
      yield used(
        'Additional management event copies',
        'cloudtrail/management-events',
        '100k events',
        thing.use('monthly_additional_management_events'),
      )
      yield used('Data events', 'cloudtrail/data-events', '100k events', thing.use('monthly_data_events'))
      if (blocksIn(thing.body.insight_selector).length > 0)
        yield used('Insight events', 'cloudtrail/insights', '100k events', thing.use('monthly_insight_events'))
    },
    aws_config_config_rule: evaluations,
    aws_config_organization_custom_rule: evaluations,
    aws_config_organization_managed_rule: evaluations,
    *aws_config_configuration_recorder(thing) {
      yield used('Config items', 'config/items', 'item', thing.use('monthly_config_items'))
      yield used('Custom config items', 'config/items/custom', 'item', thing.use('monthly_custom_config_items'))
    },
  },
}

function* alarm({ metric_query, period }: TerraformBody): Iterable<Line> {
  const queries = blocksIn(metric_query)
  const metrics = queries.flatMap(({ metric }) => blocksIn(metric))
  const shortest = Math.min(numberIn(period) ?? 300, ...metrics.map((metric) => numberIn(metric.period) ?? 300))
  const high = shortest < 60
  const resolution = high ? 'High resolution' : 'Standard resolution'
  const sku = high ? 'cloudwatch/alarm/high-resolution' : 'cloudwatch/alarm'
  const anomaly = queries.some(({ expression }) => textIn(expression)?.includes('ANOMALY_DETECTION_BAND') ?? false)
  // The bounds of what is usual count as two metrics more.
  if (anomaly) yield monthly(`${resolution} anomaly detection`, sku, 3)
  else yield monthly(resolution, sku, Math.max(1, metrics.length))
}

function evaluations(thing: Thing): Iterable<Line> {
  return tiered('config/evaluations', 'request', thing.use('monthly_rule_evaluations'), [
    { name: 'Rule evaluations (first 100K)', upTo: 100_000 },
    { name: 'Rule evaluations (next 400K)', upTo: 500_000 },
    { name: 'Rule evaluations (over 500K)', upTo: Number.POSITIVE_INFINITY },
  ])
}
