import type { Unit } from '../../facts/price-row.ts'
import { type Line, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

/** Services that cost nothing but what is done with them. */
export const rule: Rule = {
  title: 'What is paid by use alone',
  types: {
    aws_appsync_graphql_api: by(['Queries and updates', 'appsync/requests', '1M requests', 'monthly_requests']),
    aws_codepipeline: by(['Active pipeline', 'codepipeline', 'month', 'active_pipelines']),
    aws_cognito_user_pool: by(['Monthly active users', 'cognito/users', 'item', 'monthly_active_users']),
    aws_datasync_location_s3: by(['Data copied', 'datasync', 'GB', 'monthly_data_copied_gb']),
    aws_guardduty_detector: by(
      ['Management events', 'guardduty/events', '1M events', 'monthly_management_events'],
      ['Flow and DNS logs', 'guardduty/logs', 'GB', 'monthly_logs_gb'],
    ),
    aws_inspector2_enabler: by(['Instances scanned', 'inspector/instances', 'item', 'instances']),
    aws_iot_topic_rule: by(['Rules triggered', 'iot/rules', '1M requests', 'monthly_requests']),
    aws_kinesis_video_stream: by(['Data ingested', 'kinesis-video/in', 'GB', 'monthly_data_in_gb']),
    aws_macie2_account: by(['Data looked through', 'macie/data', 'GB', 'monthly_data_gb']),
    aws_pipes_pipe: by(['Requests', 'eventbridge/pipes', '1M requests', 'monthly_requests']),
    aws_prometheus_workspace: by(['Samples ingested', 'prometheus/samples', '1M items', 'monthly_samples']),
    aws_scheduler_schedule: by(['Invocations', 'eventbridge/scheduler', '1M requests', 'monthly_invocations']),
    aws_securityhub_account: by(['Checks', 'securityhub/checks', '100k events', 'monthly_checks']),
    aws_timestreamwrite_database: by(['Writes', 'timestream/writes', '1M requests', 'monthly_writes']),
  },
}

function by(...rows: readonly (readonly [name: string, sku: string, unit: Unit, usage: string])[]) {
  return function* (thing: Thing): Iterable<Line> {
    for (const [name, sku, unit, usage] of rows) yield used(name, sku, unit, thing.use(usage))
  }
}
