import {
  type Attributes,
  type Block,
  block,
  call,
  commented,
  conditional,
  operation,
  raw,
  ref,
} from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { scalingBlocks, scalingVariables } from './container-scaling.ts'
import { network, placeInNetwork, taskBlocks, taskVariables } from './container-task.ts'
import { flagsVariable } from './task-flags.ts'

/** Tasks that stay: as many as are needed, replaced one after the other, put back when they fail. */
export function containerServiceModule(beside: { flags: boolean }): Module {
  return {
    main: [
      ...taskBlocks(beside),
      service(
        {
          health_check_grace_period_seconds: conditional(operation(ref('var.target_group_arn'), '==', null), null, 60),
        },
        [
          balanced(),
          block('lifecycle', [], { ignore_changes: commented('The autoscaler counts.', raw('[desired_count]')) }),
        ],
      ),
      ...scalingBlocks(),
    ],
    variables: [...serviceVariables, targetGroup, ...(beside.flags ? [flagsVariable] : []), ...scalingVariables],
    outputs: serviceOutputs,
  }
}

export const meeting = [
  variable(
    'namespace_arn',
    'string',
    'Namespace in which services find each other by name; none for what calls and is called by nobody',
    {
      default: null,
    },
  ),
  variable('alias', 'string', 'Name by which others call it; none for what nobody calls', {
    default: null,
  }),
]

export const targetGroup = variable('target_group_arn', 'string', 'Where the load balancer looks for its tasks', {
  default: null,
})

export const serviceVariables = [
  ...taskVariables,
  ...placeInNetwork,
  variable('spot', 'bool', 'Whether it runs on spare capacity, which AWS takes back with two minutes of notice'),
  ...meeting,
  variable('rollback_alarms', 'list(string)', 'Alarms that put a deployment back', { default: [] }),
]

export const serviceOutputs = [
  output('name', 'aws_ecs_service.this.name', 'The service, as metrics have it'),
  output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where its log is'),
]

/** What all services of ECS have, however their versions replace each other. */
export function service(more: Attributes, blocks: readonly Block[]): Block {
  return block(
    'resource',
    ['aws_ecs_service', 'this'],
    {
      name: ref('var.name'),
      cluster: ref('var.cluster_arn'),
      task_definition: ref('aws_ecs_task_definition.this.arn'),
      desired_count: ref('var.min'),
      propagate_tags: 'SERVICE',
      availability_zone_rebalancing: 'ENABLED',
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      ...more,
    },
    [
      block('capacity_provider_strategy', [], {
        capacity_provider: conditional(ref('var.spot'), 'FARGATE_SPOT', 'FARGATE'),
        weight: 1,
      }),
      network(),
      block('deployment_circuit_breaker', [], { enable: true, rollback: true }),
      block(
        'dynamic',
        ['alarms'],
        { for_each: conditional(operation(call('length', ref('var.rollback_alarms')), '>', 0), [1], []) },
        [block('content', [], { enable: true, rollback: true, alarm_names: ref('var.rollback_alarms') })],
      ),
      connect(),
      ...blocks,
    ],
  )
}

/** The requests of a load balancer, where one has a target group for it. */
export function balanced(): Block {
  return block('dynamic', ['load_balancer'], { for_each: ref('var.target_group_arn[*]') }, [
    block('content', [], {
      target_group_arn: ref('load_balancer.value'),
      container_name: 'main',
      container_port: ref('var.port'),
    }),
  ])
}

/** Names by which services find each other, where they are in a namespace. */
export function connect(): Block {
  return block('dynamic', ['service_connect_configuration'], { for_each: ref('var.namespace_arn[*]') }, [
    block('content', [], { enabled: true, namespace: ref('service_connect_configuration.value') }, [
      block('dynamic', ['service'], { for_each: ref('var.alias[*]') }, [
        block('content', [], { port_name: 'http', discovery_name: ref('var.name') }, [
          block('client_alias', [], { dns_name: ref('service.value'), port: ref('var.port') }),
        ]),
      ]),
    ]),
  ])
}
