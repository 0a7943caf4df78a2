import { type Attributes, type Block, block, call, ref, type Value } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** Where a load balancer sends the requests for one service, and the names by which users ask for it. */
export function targetModule(): Module {
  return {
    main: [
      targetGroup('this', ref('var.target_type'), {}, { name: ref('var.group_name') }),
      block(
        'resource',
        ['aws_lb_listener_rule', 'this'],
        { listener_arn: ref('var.listener_arn'), priority: ref('var.priority') },
        [
          block('action', [], { type: 'forward', target_group_arn: ref('aws_lb_target_group.this.arn') }),
          block('condition', [], {}, [block('host_header', [], { values: ref('var.hosts') })]),
        ],
      ),
      records(),
    ],
    variables: [
      ...targetVariables,
      variable('target_type', 'string', 'What is registered: ip for tasks and pods, instance for machines'),
      variable('group_name', 'string', 'Name by which a cluster finds it; AWS makes one without', {
        default: null,
        valid: {
          condition: 'length(coalesce(var.group_name, "-")) <= 32',
          message: 'AWS takes no name of a target group of more than 32 characters.',
        },
      }),
    ],
    outputs: targetOutputs,
  }
}

export function targetGroup(name: string, type: Value, lifecycle: Attributes = {}, named: Attributes = {}): Block {
  return block(
    'resource',
    ['aws_lb_target_group', name],
    {
      ...named,
      vpc_id: ref('var.vpc_id'),
      target_type: type,
      port: ref('var.port'),
      protocol: 'HTTP',
      protocol_version: ref('var.protocol_version'),
      deregistration_delay: 30,
      tags: { Name: ref('var.name') },
    },
    [
      block('health_check', [], {
        path: ref('var.health_path'),
        matcher: ref('var.health_matcher'),
        interval: 10,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 3,
      }),
      block('lifecycle', [], { create_before_destroy: true, ...lifecycle }),
    ],
  )
}

export function records(): Block {
  return block(
    'resource',
    ['aws_route53_record', 'this'],
    {
      for_each: call('toset', ref('var.recorded_hosts')),
      zone_id: ref('var.zone_id'),
      name: ref('each.value'),
      type: 'A',
    },
    [
      block('alias', [], {
        name: ref('var.balancer.dns_name'),
        zone_id: ref('var.balancer.zone_id'),
        evaluate_target_health: true,
      }),
    ],
  )
}

export const targetVariables = [
  variable(
    'name',
    'string',
    'What the target group is tagged with; AWS makes its name, so that one can replace another',
  ),
  variable('vpc_id', 'string', 'Network that the targets stand in'),
  variable('port', 'number', 'Port that the service listens on'),
  variable('protocol_version', 'string', 'HTTP1, or GRPC', { default: 'HTTP1' }),
  variable('health_path', 'string', 'Path that answers when the service can work'),
  variable('health_matcher', 'string', 'Answers that count as healthy', { default: '200' }),
  variable('listener_arn', 'string', 'Listener of the load balancer'),
  variable('priority', 'number', 'Place among the rules of the listener'),
  variable('hosts', 'list(string)', 'Hosts that it answers for'),
  variable('recorded_hosts', 'list(string)', 'Those of them whose records are kept here'),
  variable('balancer', 'object({ dns_name = string, zone_id = string })', 'Where the records lead to'),
  variable('zone_id', 'string', 'DNS zone of the hosts'),
]

export const targetOutputs = [
  output('arn', 'aws_lb_target_group.this.arn', 'The target group'),
  output('arn_suffix', 'aws_lb_target_group.this.arn_suffix', 'The target group, as metrics have it'),
]
