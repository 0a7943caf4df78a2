import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument } from '../policy.ts'

/** What came of each backup, copy and restore, kept as evidence; a rule for each kind of failure, which alarms count. */
export function vaultRecords(): Block[] {
  return [
    commented(
      'EventBridge writes only to groups whose name begins like this.',
      block('resource', ['aws_cloudwatch_log_group', 'records'], {
        name: template`/aws/events/${ref('var.name')}-backup`,
        retention_in_days: ref('var.log_retention_days'),
      }),
    ),
    policyDocument('records', [
      {
        sid: 'EventsWrite',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [template`${ref('aws_cloudwatch_log_group.records.arn')}:*`],
        principals: [{ type: 'Service', identifiers: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] }],
      },
    ]),
    block('resource', ['aws_cloudwatch_log_resource_policy', 'records'], {
      policy_name: template`${ref('var.name')}-backup`,
      policy_document: ref('data.aws_iam_policy_document.records.json'),
    }),
    block('resource', ['aws_cloudwatch_event_rule', 'this'], {
      for_each: {
        done: rule(['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'], ['COMPLETED']),
        'backups-failed': rule(['Backup Job State Change', 'Copy Job State Change'], failures),
        'restores-failed': rule(['Restore Job State Change'], failures),
      },
      name: template`${ref('var.name')}-${ref('each.key')}`,
      event_pattern: call('jsonencode', {
        source: ['aws.backup'],
        'detail-type': ref('each.value.of'),
        // Backup jobs say `state`, copy and restore jobs `status` or `state`.
        detail: { $or: [{ state: ref('each.value.come_to') }, { status: ref('each.value.come_to') }] },
      }),
    }),
    block('resource', ['aws_cloudwatch_event_target', 'records'], {
      for_each: ref('aws_cloudwatch_event_rule.this'),
      rule: ref('each.value.name'),
      arn: ref('aws_cloudwatch_log_group.records.arn'),
    }),
  ]
}

const failures = ['FAILED', 'ABORTED', 'EXPIRED']

function rule(of: readonly string[], come_to: readonly string[]) {
  return { of, come_to }
}
