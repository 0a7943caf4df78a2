import { block, call, commented, objectOf, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'
import { flowLog } from './network-flow.ts'
import { routes } from './network-routes.ts'

const tiers = ['public', 'private', 'data'] as const

/** One network over several zones: public for load balancers, private for nodes, data for what must never be reached from outside. */
export function networkModule({ clustered }: { clustered: boolean }): Module {
  return {
    main: [
      vpc(),
      closed(),
      ...tiers.map(subnets),
      ...waysOut(),
      ...routes(),
      endpoint(),
      ...flowLog(),
      ...(clustered ? [] : [clients]),
    ],
    variables: [
      variable('name', 'string', 'Name of the network and prefix of what is in it'),
      variable('cidr', 'string', 'Addresses of the network', {
        valid: { condition: 'can(cidrnetmask(var.cidr))', message: 'Give an IPv4 block such as 10.0.0.0/16.' },
      }),
      variable(
        'zones',
        objectsType('map', { public: 'string', private: 'string', data: 'string' }),
        'Addresses of the three subnets of each zone, by zone',
        {
          valid: { condition: 'length(var.zones) >= 2', message: 'A cluster and a database need two zones at least.' },
        },
      ),
      variable('nat_zones', 'list(string)', 'Zones with a NAT gateway; the others go out through the first of them', {
        valid: { condition: 'length(var.nat_zones) >= 1', message: 'Nodes need one way out at least.' },
      }),
      variable('cluster', 'string', 'Name of the cluster that the load balancers of these subnets belong to'),
      variable('log_retention_days', 'number', 'Days that flow logs are kept', { default: 90 }),
    ],
    outputs: [
      output('vpc_id', 'aws_vpc.this.id', 'The network'),
      ...tiers.map((tier) =>
        output(`${tier}_subnet_ids`, `values(aws_subnet.${tier})[*].id`, `Subnets of the tier ${tier}, one a zone`),
      ),
      ...(clustered
        ? []
        : [output('client_security_group_id', 'aws_security_group.clients.id', 'For what may connect to the stores')]),
    ],
  }
}

const clients = block('resource', ['aws_security_group', 'clients'], {
  name: template`${ref('var.name')}-clients`,
  description: 'What may connect to the stores',
  vpc_id: ref('aws_vpc.this.id'),
})

function vpc() {
  return block('resource', ['aws_vpc', 'this'], {
    cidr_block: ref('var.cidr'),
    enable_dns_support: true,
    enable_dns_hostnames: true,
    tags: { Name: ref('var.name') },
  })
}

function closed() {
  return commented(
    'Without rules: what names no security group of its own reaches nothing.',
    block('resource', ['aws_default_security_group', 'closed'], {
      vpc_id: ref('aws_vpc.this.id'),
      tags: { Name: template`${ref('var.name')}-closed` },
    }),
  )
}

function subnets(tier: (typeof tiers)[number]) {
  const role = { public: 'kubernetes.io/role/elb', private: 'kubernetes.io/role/internal-elb', data: undefined }[tier]
  return block('resource', ['aws_subnet', tier], {
    for_each: ref('var.zones'),
    vpc_id: ref('aws_vpc.this.id'),
    availability_zone: ref('each.key'),
    cidr_block: ref(`each.value.${tier}`),
    tags: objectOf([
      ['Name', template`${ref('var.name')}-${tier}-${ref('each.key')}`],
      ...(role
        ? ([
            [role, '1'],
            [template`kubernetes.io/cluster/${ref('var.cluster')}`, 'shared'],
          ] as const)
        : []),
    ]),
  })
}

function waysOut() {
  const natZones = { for_each: call('toset', ref('var.nat_zones')) }
  const tags = { Name: template`${ref('var.name')}-${ref('each.key')}` }
  return [
    block('resource', ['aws_internet_gateway', 'this'], {
      vpc_id: ref('aws_vpc.this.id'),
      tags: { Name: ref('var.name') },
    }),
    block('resource', ['aws_eip', 'nat'], { ...natZones, domain: 'vpc', tags }),
    block('resource', ['aws_nat_gateway', 'this'], {
      ...natZones,
      allocation_id: ref('aws_eip.nat[each.key].id'),
      subnet_id: ref('aws_subnet.public[each.key].id'),
      tags,
      depends_on: [ref('aws_internet_gateway.this')],
    }),
  ]
}

function endpoint() {
  return commented(
    'Images and backups go to S3 without passing, and paying, a NAT gateway.',
    block('resource', ['aws_vpc_endpoint', 's3'], {
      vpc_id: ref('aws_vpc.this.id'),
      service_name: template`com.amazonaws.${ref('data.aws_region.current.region')}.s3`,
      vpc_endpoint_type: 'Gateway',
      route_table_ids: call('concat', raw('values(aws_route_table.private)[*].id'), [ref('aws_route_table.data.id')]),
      tags: { Name: template`${ref('var.name')}-s3` },
    }),
  )
}
