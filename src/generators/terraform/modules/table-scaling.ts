import { type Block, block, conditional, ref, template } from '../../../syntax/hcl/build.ts'

/** Keeps reads and writes at 70 % of what the table is set to. */
export function tableScaling(): Block[] {
  const each = {
    for_each: conditional(ref('local.scaled'), dimensions, {}),
  }
  const target = 'aws_appautoscaling_target.this[each.key]'
  return [
    block('resource', ['aws_appautoscaling_target', 'this'], {
      ...each,
      service_namespace: 'dynamodb',
      resource_id: template`table/${ref('aws_dynamodb_table.this[0].name')}`,
      scalable_dimension: template`dynamodb:table:${ref('each.key')}CapacityUnits`,
      min_capacity: ref('var.capacity.least'),
      max_capacity: ref('var.capacity.most'),
    }),
    block(
      'resource',
      ['aws_appautoscaling_policy', 'this'],
      {
        ...each,
        name: template`${ref('var.identifier')}-${ref('each.key')}`,
        policy_type: 'TargetTrackingScaling',
        service_namespace: ref(`${target}.service_namespace`),
        resource_id: ref(`${target}.resource_id`),
        scalable_dimension: ref(`${target}.scalable_dimension`),
      },
      [
        block('target_tracking_scaling_policy_configuration', [], { target_value: 70 }, [
          block('predefined_metric_specification', [], { predefined_metric_type: ref('each.value') }),
        ]),
      ],
    ),
  ]
}

const dimensions = {
  Read: 'DynamoDBReadCapacityUtilization',
  Write: 'DynamoDBWriteCapacityUtilization',
} as const
