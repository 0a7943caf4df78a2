import {
  type Block,
  block,
  call,
  commented,
  conditional,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { objectsType, variable } from '../module.ts'

const region = ref('var.region')
const wanted = conditional(operation(call('length', ref('var.rules')), '>', 0), 1, 0)

/** What is configured how, and was; and rules that it is held against. What they find, Security Hub is told by AWS itself. */
export function record(): Block[] {
  return [
    commented(
      'An account has one recorder in each region: where the organisation brings one, give no rules here.',
      block(
        'resource',
        ['aws_config_configuration_recorder', 'this'],
        { count: wanted, region, name: ref('var.name'), role_arn: ref('var.recorder_role_arn') },
        [
          block('recording_group', [], {
            all_supported: true,
            include_global_resource_types: ref('var.global'),
          }),
        ],
      ),
    ),
    block(
      'resource',
      ['aws_config_delivery_channel', 'this'],
      {
        count: wanted,
        region,
        name: ref('var.name'),
        s3_bucket_name: ref('var.record_bucket'),
        depends_on: [ref('aws_config_configuration_recorder.this')],
      },
      [block('snapshot_delivery_properties', [], { delivery_frequency: 'TwentyFour_Hours' })],
    ),
    block('resource', ['aws_config_configuration_recorder_status', 'this'], {
      count: wanted,
      region,
      name: ref('aws_config_configuration_recorder.this[0].name'),
      is_enabled: true,
      depends_on: [ref('aws_config_delivery_channel.this')],
    }),
    block(
      'resource',
      ['aws_config_config_rule', 'this'],
      {
        for_each: ref('var.rules'),
        region,
        name: ref('each.key'),
        input_parameters: raw('length(each.value.parameters) > 0 ? jsonencode(each.value.parameters) : null'),
        depends_on: [ref('aws_config_configuration_recorder_status.this')],
      },
      [block('source', [], { owner: 'AWS', source_identifier: ref('each.value.identifier') })],
    ),
    commented(
      'A disk that somebody makes by hand is encrypted too.',
      block('resource', ['aws_ebs_encryption_by_default', 'this'], { count: wanted, region, enabled: true }),
    ),
  ]
}

export const recordVariables: readonly Block[] = [
  variable(
    'rules',
    objectsType('map', { identifier: 'string', parameters: 'optional(map(string), {})' }),
    'Rules of AWS Config by name; nothing is recorded without any',
    { default: {} },
  ),
  variable('recorder_role_arn', 'string', 'Role that AWS Config reads the account with', { default: null }),
  variable('record_bucket', 'string', 'Bucket that the record is kept in', { default: null }),
  variable('global', 'bool', 'Whether what belongs to no region is recorded in this one', { default: false }),
]

/** Who outside the account can reach what in it. */
export function analyzer(): Block {
  return block('resource', ['aws_accessanalyzer_analyzer', 'this'], {
    region,
    analyzer_name: template`${ref('var.name')}-outside`,
    type: 'ACCOUNT',
  })
}
