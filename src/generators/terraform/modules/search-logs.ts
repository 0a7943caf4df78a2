import { type Block, block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument } from '../policy.ts'

/** Errors and slow requests, in groups that OpenSearch may write to. */
export function searchLogs(more: readonly string[] = []): Block[] {
  return [
    block('resource', ['aws_cloudwatch_log_group', 'this'], {
      for_each: call('toset', ['ES_APPLICATION_LOGS', 'INDEX_SLOW_LOGS', 'SEARCH_SLOW_LOGS', ...more]),
      name: template`/aws/opensearch/${ref('var.identifier')}/${ref('each.value')}`,
      retention_in_days: ref('var.log_retention_days'),
    }),
    policyDocument('logs', [
      {
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [
          template`arn:aws:logs:${ref('data.aws_region.current.region')}:${ref('data.aws_caller_identity.current.account_id')}:log-group:/aws/opensearch/${ref('var.identifier')}/*`,
        ],
        principals: [{ type: 'Service', identifiers: ['es.amazonaws.com'] }],
        conditions: [
          {
            test: 'StringEquals',
            variable: 'aws:SourceAccount',
            values: [ref('data.aws_caller_identity.current.account_id')],
          },
        ],
      },
    ]),
    block('resource', ['aws_cloudwatch_log_resource_policy', 'this'], {
      policy_name: template`${ref('var.identifier')}-logs`,
      policy_document: ref('data.aws_iam_policy_document.logs.json'),
    }),
  ]
}
