import { type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { output, variable } from '../module.ts'

/** A security group that lets in those who are named, on one port, and nobody else. */
export function closedGroup(port: number): Block[] {
  return [
    block('resource', ['aws_security_group', 'this'], {
      name: ref('var.identifier'),
      description: template`Who reaches ${ref('var.identifier')}`,
      vpc_id: ref('var.vpc_id'),
      tags: { Name: ref('var.identifier') },
    }),
    block('resource', ['aws_vpc_security_group_ingress_rule', 'clients'], {
      for_each: ref('var.clients'),
      security_group_id: ref('aws_security_group.this.id'),
      description: ref('each.key'),
      referenced_security_group_id: ref('each.value'),
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    }),
  ]
}

export const placeVariables = [
  variable('identifier', 'string', 'Name in the cloud'),
  variable('vpc_id', 'string', 'Network that it stands in'),
  variable('subnet_ids', 'list(string)', 'Subnets of the data tier'),
  variable('clients', 'map(string)', 'Security groups of those who may connect, by name'),
]

export const groupOutput = output('security_group_id', 'aws_security_group.this.id', 'Who may connect')
