import { type Attributes, type Block, block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

/** How many tasks there are: by use of processor, by requests for each, by messages that wait for each. */
export function scalingBlocks(): Block[] {
  return [
    block('resource', ['aws_appautoscaling_target', 'this'], {
      service_namespace: 'ecs',
      scalable_dimension: 'ecs:service:DesiredCount',
      resource_id: template`service/${ref('var.cluster_name')}/${ref('aws_ecs_service.this.name')}`,
      min_capacity: ref('var.min'),
      max_capacity: ref('var.max'),
    }),
    policy('cpu', 'var.cpu_target', 'var.cpu_target', [
      block('predefined_metric_specification', [], { predefined_metric_type: 'ECSServiceAverageCPUUtilization' }),
    ]),
    policy('requests', 'var.requests_target', 'var.requests_target.each_minute', [
      block('predefined_metric_specification', [], {
        predefined_metric_type: 'ALBRequestCountPerTarget',
        resource_label: ref('var.requests_target.label'),
      }),
    ]),
    policy('backlog', 'var.backlog_target', 'var.backlog_target.for_each_task', [
      block('customized_metric_specification', [], {}, [
        query('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Sum', {
          QueueName: ref('var.backlog_target.queue'),
        }),
        query('running', 'ECS/ContainerInsights', 'RunningTaskCount', 'Average', {
          ClusterName: ref('var.cluster_name'),
          ServiceName: ref('var.name'),
        }),
        block('metrics', [], {
          id: 'each',
          label: 'Messages that wait for each task',
          expression: 'waiting / IF(running > 0, running, 1)',
          return_data: true,
        }),
      ]),
    ]),
  ]
}

export const scalingVariables = [
  variable('cluster_name', 'string', 'The same cluster, as metrics have it'),
  variable('min', 'number', 'Tasks at least'),
  variable('max', 'number', 'Tasks at most'),
  variable('cpu_target', 'number', 'Percent of its processor that a task is kept at', { default: null }),
  variable(
    'requests_target',
    'object({ each_minute = number, label = string })',
    'Requests in a minute that a task is kept at, and where they are counted',
    {
      default: null,
    },
  ),
  variable(
    'backlog_target',
    'object({ for_each_task = number, queue = string })',
    'Messages that may wait for each task, and the queue',
    {
      default: null,
    },
  ),
]

/** A policy where `given` is not null. */
function policy(name: string, given: string, target: string, specification: readonly Block[]): Block {
  return block(
    'resource',
    ['aws_appautoscaling_policy', name],
    {
      count: call('length', ref(`${given}[*]`)),
      name,
      policy_type: 'TargetTrackingScaling',
      service_namespace: ref('aws_appautoscaling_target.this.service_namespace'),
      scalable_dimension: ref('aws_appautoscaling_target.this.scalable_dimension'),
      resource_id: ref('aws_appautoscaling_target.this.resource_id'),
    },
    [
      block(
        'target_tracking_scaling_policy_configuration',
        [],
        { target_value: ref(target), scale_out_cooldown: 30, scale_in_cooldown: 300 },
        specification,
      ),
    ],
  )
}

function query(id: string, namespace: string, metric: string, stat: string, dimensions: Attributes): Block {
  return block('metrics', [], { id, return_data: false }, [
    block('metric_stat', [], { stat }, [
      block('metric', [], { namespace, metric_name: metric }, [
        ...Object.entries(dimensions).map(([name, value]) => block('dimensions', [], { name, value })),
      ]),
    ]),
  ])
}
