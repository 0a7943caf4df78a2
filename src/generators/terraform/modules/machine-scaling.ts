import { type Block, block, call, ref } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

/** How many machines there are: by use of processor, or by messages that wait for each. */
export function machineScaling(): Block[] {
  return [
    policy('cpu', 'var.cpu_target', 'var.cpu_target', [
      block('predefined_metric_specification', [], { predefined_metric_type: 'ASGAverageCPUUtilization' }),
    ]),
    policy('backlog', 'var.backlog_target', 'var.backlog_target.for_each_machine', [
      block('customized_metric_specification', [], {}, [
        query(
          'waiting',
          'AWS/SQS',
          'ApproximateNumberOfMessagesVisible',
          'Sum',
          'QueueName',
          'var.backlog_target.queue',
        ),
        query('running', 'AWS/AutoScaling', 'GroupInServiceInstances', 'Average', 'AutoScalingGroupName', 'var.name'),
        block('metrics', [], {
          id: 'each',
          label: 'Messages that wait for each machine',
          expression: 'waiting / IF(running > 0, running, 1)',
          return_data: true,
        }),
      ]),
    ]),
  ]
}

export const machineScalingVariables = [
  variable('min', 'number', 'Machines at least'),
  variable('max', 'number', 'Machines at most'),
  variable('cpu_target', 'number', 'Percent of its processor that a machine is kept at', { default: null }),
  variable(
    'backlog_target',
    'object({ for_each_machine = number, queue = string })',
    'Messages that may wait for each machine, and the queue',
    {
      default: null,
    },
  ),
]

function policy(name: string, given: string, target: string, specification: readonly Block[]): Block {
  return block(
    'resource',
    ['aws_autoscaling_policy', name],
    {
      count: call('length', ref(`${given}[*]`)),
      name,
      autoscaling_group_name: ref('aws_autoscaling_group.this.name'),
      policy_type: 'TargetTrackingScaling',
    },
    [block('target_tracking_configuration', [], { target_value: ref(target) }, specification)],
  )
}

function query(id: string, namespace: string, metric: string, stat: string, dimension: string, value: string): Block {
  return block('metrics', [], { id, return_data: false }, [
    block('metric_stat', [], { stat }, [
      block('metric', [], { namespace, metric_name: metric }, [
        block('dimensions', [], { name: dimension, value: ref(value) }),
      ]),
    ]),
  ])
}
