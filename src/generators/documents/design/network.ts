import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'

export function networkSection({ plan }: Blueprint): string {
  const stacks = plan.stacks.map(({ name, region, cidr, nats, zones }) => [
    name,
    region,
    cidr,
    String(zones.length),
    String(nats),
  ])
  const edges = plan.edges.map(({ from, to, port }) => [from, to, String(port)])
  return [
    table(['Stack', 'Region', 'Addresses', 'Zones', 'NAT gateways'], stacks),
    ...(edges.length > 0 ? ['Nothing may speak but these:', table(['From', 'To', 'Port'], edges)] : []),
  ].join('\n\n')
}
