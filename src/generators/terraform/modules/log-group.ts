import { type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

/** Where a process writes what it has to say. */
export function logGroup(): Block {
  return block('resource', ['aws_cloudwatch_log_group', 'this'], {
    name: ref('var.log_group'),
    retention_in_days: ref('var.log_retention_days'),
    kms_key_id: ref('var.logs_key_arn'),
  })
}

export const logVariables = [
  variable('log_group', 'string', 'Log group that it writes to'),
  variable('logs_key_arn', 'string', 'Key that logs are encrypted with'),
  variable('log_retention_days', 'number', 'Days that its log is kept', { default: 90 }),
]
