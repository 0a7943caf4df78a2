import { blocksIn, isSet, textIn } from '../body.ts'
import { hourly, type Line, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Ways in and out of networks',
  types: {
    *aws_nat_gateway(thing) {
      yield hourly('NAT gateway', 'nat-gateway')
      yield used('Data processed', 'nat-gateway/data', 'GB', thing.use('monthly_data_processed_gb'))
    },
    aws_vpc_endpoint: endpoint,
    *aws_vpn_connection(thing) {
      yield hourly('VPN connection', 'vpn-connection')
      if (isSet(thing.body.transit_gateway_id)) yield* transit(thing)
    },
    *aws_ec2_client_vpn_endpoint(thing) {
      yield used('Connection', 'client-vpn/connection', 'hour', thing.use('monthly_connection_hrs'))
    },
    *aws_ec2_client_vpn_network_association() {
      yield hourly('Endpoint association', 'client-vpn/association')
    },
    aws_ec2_transit_gateway_vpc_attachment: transit,
    *aws_ec2_transit_gateway_peering_attachment() {
      yield hourly('Transit gateway attachment', 'transit-gateway/attachment')
    },
    *aws_dx_gateway_association(thing) {
      yield hourly('Transit gateway attachment', 'transit-gateway/attachment')
      yield used('Data processed', 'transit-gateway/data', 'GB', thing.use('monthly_data_processed_gb'))
    },
    *aws_dx_connection(thing) {
      const speed = textIn(thing.body.bandwidth)
      yield {
        ...hourly(`DX connection (${speed ?? 'unknown'})`, `direct-connect/${speed ?? '?'}`),
        ...(speed === undefined && { open: 'bandwidth' }),
      }
      const outbound = thing.use('monthly_outbound_region_to_dx_location_gb')
      yield used('Outbound data transfer', 'direct-connect/out', 'GB', outbound)
    },
    *aws_networkfirewall_firewall(thing) {
      const zones = Math.max(1, blocksIn(thing.body.subnet_mapping).length)
      yield hourly('Network Firewall Endpoint', 'network-firewall/endpoint', zones)
      yield used('Data Processed', 'network-firewall/data', 'GB', thing.use('monthly_data_processed_gb'))
    },
    *aws_globalaccelerator_accelerator() {
      yield hourly('Fixed fee', 'global-accelerator')
    },
  },
}

function* endpoint(thing: Thing): Iterable<Line> {
  const kind = textIn(thing.body.vpc_endpoint_type) ?? 'Gateway'
  if (kind === 'Gateway') return
  const { subnet_ids } = thing.body
  const zones = Array.isArray(subnet_ids) ? Math.max(1, subnet_ids.length) : 1
  const gigabytes = thing.use('monthly_data_processed_gb')
  if (kind === 'Interface') yield* tiered('vpc-endpoint/interface/data', 'GB', gigabytes, dataSteps)
  else yield used('Data processed', 'vpc-endpoint/gateway-load-balancer/data', 'GB', gigabytes)
  yield {
    ...hourly(`Endpoint (${kind})`, 'vpc-endpoint/interface', zones),
    ...(!Array.isArray(subnet_ids) && { assumed: 'one zone' }),
  }
}

const dataSteps = [
  { name: 'Data processed (first 1PB)', upTo: 1_000_000 },
  { name: 'Data processed (next 4PB)', upTo: 5_000_000 },
  { name: 'Data processed (over 5PB)', upTo: Number.POSITIVE_INFINITY },
]

function* transit(thing: Thing): Iterable<Line> {
  yield hourly('Transit gateway attachment', 'transit-gateway/attachment')
  yield used('Data processed', 'transit-gateway/data', 'GB', thing.use('monthly_data_processed_gb'))
}
