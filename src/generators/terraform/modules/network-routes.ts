import {
  type Block,
  block,
  call,
  commented,
  conditional,
  mapFor,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'

/** Ways out of each tier: the internet, a NAT gateway, none. */
export function routes(hidden: boolean): Block[] {
  const anywhere = { destination_cidr_block: '0.0.0.0/0' }
  const perZone = { for_each: ref('var.zones') }
  const table = (tier: string, many: boolean) =>
    block('resource', ['aws_route_table', tier], {
      ...(many && perZone),
      vpc_id: ref('aws_vpc.this.id'),
      tags: {
        Name: many ? template`${ref('var.name')}-${tier}-${ref('each.key')}` : template`${ref('var.name')}-${tier}`,
      },
    })
  const association = (tier: string, many: boolean) =>
    block('resource', ['aws_route_table_association', tier], {
      ...perZone,
      subnet_id: ref(`aws_subnet.${tier}[each.key].id`),
      route_table_id: ref(many ? `aws_route_table.${tier}[each.key].id` : `aws_route_table.${tier}.id`),
    })
  return [
    table('public', false),
    block('resource', ['aws_route', 'internet'], {
      route_table_id: ref('aws_route_table.public.id'),
      ...anywhere,
      gateway_id: ref('aws_internet_gateway.this.id'),
    }),
    ...(hidden ? translated() : []),
    commented(
      'No route but the local one: databases neither reach nor are reached from the internet.',
      table('data', false),
    ),
    association('public', false),
    ...(hidden ? [association('private', true)] : []),
    association('data', false),
  ]

  function translated(): Block[] {
    return [
      table('private', true),
      block('locals', [], {
        nat_of: mapFor(
          { names: ['zone', '_'], of: ref('var.zones') },
          ref('zone'),
          conditional(call('contains', ref('var.nat_zones'), ref('zone')), ref('zone'), ref('var.nat_zones[0]')),
        ),
      }),
      block('resource', ['aws_route', 'nat'], {
        ...perZone,
        route_table_id: ref('aws_route_table.private[each.key].id'),
        ...anywhere,
        nat_gateway_id: raw('aws_nat_gateway.this[local.nat_of[each.key]].id'),
      }),
    ]
  }
}
