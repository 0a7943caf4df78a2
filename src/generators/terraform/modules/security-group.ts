import { type Block, block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'

/** Who reaches a process and whom it reaches, edge by edge; nothing else gets through. */
export function securityGroupModule(): Module {
  return {
    main: [
      block('resource', ['aws_security_group', 'this'], {
        name: ref('var.name'),
        description: template`Who reaches ${ref('var.name')}, and whom it reaches`,
        vpc_id: ref('var.vpc_id'),
        tags: { Name: ref('var.name') },
      }),
      rule('ingress', 'takes', {
        description: template`From ${ref('each.key')}`,
        referenced_security_group_id: ref('each.value.group'),
        cidr_ipv4: ref('each.value.addresses'),
        prefix_list_id: ref('each.value.prefix_list'),
      }),
      rule('egress', 'calls', {
        description: template`To ${ref('each.key')}`,
        referenced_security_group_id: ref('each.value.group'),
        cidr_ipv4: ref('each.value.addresses'),
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the group'),
      variable('vpc_id', 'string', 'Network that it belongs to'),
      variable('takes', incoming, 'Who may come in, by name: a security group, addresses, or a list that AWS keeps', {
        default: {},
      }),
      variable('calls', edges, 'Where it may go, by name: a security group, or addresses', { default: {} }),
    ],
    outputs: [output('id', 'aws_security_group.this.id', 'The group')],
  }
}

const optional = call('optional', ref('string'))
const edge = { port: 'number', group: optional, addresses: optional }
const edges = objectsType('map', edge)
const incoming = objectsType('map', { ...edge, prefix_list: optional })

function rule(direction: 'ingress' | 'egress', variable: string, rest: Parameters<typeof block>[2]): Block {
  return block('resource', [`aws_vpc_security_group_${direction}_rule`, 'this'], {
    for_each: ref(`var.${variable}`),
    security_group_id: ref('aws_security_group.this.id'),
    ...rest,
    ip_protocol: 'tcp',
    from_port: ref('each.value.port'),
    to_port: ref('each.value.port'),
  })
}
