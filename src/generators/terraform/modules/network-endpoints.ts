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
import { variable } from '../module.ts'

/** Ways to AWS itself: gateways, which cost nothing, and interfaces for what was decided. */
export function endpoints(hidden: boolean): Block[] {
  return [
    commented(
      'What goes to S3 and DynamoDB stays in the network of AWS, and pays no NAT gateway.',
      gateway('s3', hidden),
    ),
    gateway('dynamodb', hidden),
    ...(hidden ? interfaces() : []),
  ]
}

function interfaces(): Block[] {
  return [
    block('resource', ['aws_security_group', 'endpoints'], {
      count: conditional(operation(call('length', ref('var.interface_services')), '>', 0), 1, 0),
      name: template`${ref('var.name')}-endpoints`,
      description: 'Endpoints of AWS in this network',
      vpc_id: ref('aws_vpc.this.id'),
      tags: { Name: template`${ref('var.name')}-endpoints` },
    }),
    block('resource', ['aws_vpc_security_group_ingress_rule', 'endpoints'], {
      count: call('length', ref('aws_security_group.endpoints')),
      security_group_id: ref('aws_security_group.endpoints[0].id'),
      description: 'Everything in the network',
      cidr_ipv4: ref('var.cidr'),
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    }),
    block('resource', ['aws_vpc_endpoint', 'interface'], {
      for_each: call('toset', ref('var.interface_services')),
      vpc_id: ref('aws_vpc.this.id'),
      service_name: template`com.amazonaws.${ref('data.aws_region.current.region')}.${ref('each.value')}`,
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: raw('values(aws_subnet.private)[*].id'),
      security_group_ids: raw('aws_security_group.endpoints[*].id'),
      tags: { Name: template`${ref('var.name')}-${ref('each.value')}` },
    }),
  ]
}

export const endpointVariable = variable(
  'interface_services',
  'list(string)',
  'Services of AWS with an endpoint in the private subnets, such as sqs',
  { default: [] },
)

function gateway(service: string, hidden: boolean): Block {
  return block('resource', ['aws_vpc_endpoint', service], {
    vpc_id: ref('aws_vpc.this.id'),
    service_name: template`com.amazonaws.${ref('data.aws_region.current.region')}.${service}`,
    vpc_endpoint_type: 'Gateway',
    route_table_ids: hidden
      ? call('concat', raw('values(aws_route_table.private)[*].id'), [ref('aws_route_table.data.id')])
      : [ref('aws_route_table.public.id'), ref('aws_route_table.data.id')],
    tags: { Name: template`${ref('var.name')}-${service}` },
  })
}
