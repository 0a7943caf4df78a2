import { block, call, commented, objectOf, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'
import { endpoints, endpointVariable } from './network-endpoints.ts'
import { flowLog } from './network-flow.ts'
import { routes } from './network-routes.ts'

type Tier = 'public' | 'private' | 'data'

interface Kind {
  /** A cluster finds its subnets by tags. */
  readonly clustered: boolean
  /** There are private subnets, with a way out. */
  readonly hidden: boolean
}

/** One network over several zones: public for load balancers, private for nodes, data for what must never be reached from outside. */
export function networkModule({ clustered, hidden }: Kind): Module {
  const tiers = hidden ? (['public', 'private', 'data'] as const) : (['public', 'data'] as const)
  return {
    main: [
      vpc(),
      closed(),
      ...tiers.map((tier) => subnets(tier, clustered)),
      gateway(),
      ...(hidden ? translation() : []),
      ...routes(hidden),
      ...endpoints(hidden),
      ...flowLog(),
    ],
    variables: [
      variable('name', 'string', 'Name of the network and prefix of what is in it'),
      variable('cidr', 'string', 'Addresses of the network', {
        valid: { condition: 'can(cidrnetmask(var.cidr))', message: 'Give an IPv4 block such as 10.0.0.0/16.' },
      }),
      variable(
        'zones',
        objectsType('map', Object.fromEntries(tiers.map((tier) => [tier, 'string']))),
        'Addresses of the subnets of each zone, by zone',
        {
          valid: {
            condition: 'length(var.zones) >= 2',
            message: 'What must bear the loss of a zone needs two at least.',
          },
        },
      ),
      ...(hidden
        ? [
            variable(
              'nat_zones',
              'list(string)',
              'Zones with a NAT gateway; the others go out through the first of them',
              {
                valid: {
                  condition: 'length(var.nat_zones) >= 1',
                  message: 'Private subnets need one way out at least.',
                },
              },
            ),
          ]
        : []),
      ...(clustered
        ? [variable('cluster', 'string', 'Name of the cluster that the load balancers of these subnets belong to')]
        : []),
      ...(hidden ? [endpointVariable] : []),
      variable('log_retention_days', 'number', 'Days that flow logs are kept', { default: 90 }),
    ],
    outputs: [
      output('vpc_id', 'aws_vpc.this.id', 'The network'),
      ...tiers.map((tier) =>
        output(`${tier}_subnet_ids`, `values(aws_subnet.${tier})[*].id`, `Subnets of the tier ${tier}, one a zone`),
      ),
    ],
  }
}

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

function subnets(tier: Tier, clustered: boolean) {
  const roles = { public: 'kubernetes.io/role/elb', private: 'kubernetes.io/role/internal-elb', data: undefined }
  const role = clustered ? roles[tier] : undefined
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

function gateway() {
  return block('resource', ['aws_internet_gateway', 'this'], {
    vpc_id: ref('aws_vpc.this.id'),
    tags: { Name: ref('var.name') },
  })
}

function translation() {
  const natZones = { for_each: call('toset', ref('var.nat_zones')) }
  const tags = { Name: template`${ref('var.name')}-${ref('each.key')}` }
  return [
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
