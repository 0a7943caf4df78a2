import type { TerraformBody } from '../../kinds/terraform.ts'
import { isSet, numberIn, textIn } from '../body.ts'
import { hourly, type Line, monthHours, stored, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { disk } from './disk.ts'
import { fromTemplate } from './fleet.ts'
import { disks, machine } from './machine.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'EC2 machines and what hangs on them',
  types: {
    aws_instance: (thing) => instance(thing, false),
    aws_spot_instance_request: (thing) => instance(thing, true),
    aws_ebs_volume: (thing) =>
      disk(
        { ...thing.body, volume_type: thing.body.type, volume_size: thing.body.size },
        { requests: thing.use('monthly_standard_io_requests') },
      ),
    aws_ebs_snapshot: (thing) => snapshot(thing, thing.referred(thing.body.volume_id)?.body ?? {}),
    aws_ebs_snapshot_copy: (thing) => snapshot(thing, volumeOf(thing)),
    *aws_ec2_host(thing) {
      const family = textIn(thing.body.instance_family) ?? textIn(thing.body.instance_type)?.split('.')[0]
      const bought = reserved(thing)
      const kind = bought === undefined ? 'on-demand' : 'reserved'
      yield {
        ...hourly(`EC2 Dedicated Host (${kind}, ${family ?? 'unknown'})`, `ec2/host/${family ?? '?'}${bought ?? ''}`),
        ...(family === undefined && { open: 'instance_family' }),
      }
    },
    *aws_ec2_traffic_mirror_session() {
      yield hourly('Traffic mirror', 'vpc/traffic-mirror')
    },
    *aws_eip(thing) {
      const { instance, network_interface, customer_owned_ipv4_pool } = thing.body
      const taken = [instance, network_interface, customer_owned_ipv4_pool].some(isSet)
      if (!taken && !holders.some(([type, attribute]) => thing.referring(type, attribute).length > 0))
        yield { ...hourly('IP address (if unused)', 'public-ipv4/idle'), assumed: 'nothing here uses it' }
    },
  },
}

/** Where else an address is taken. */
const holders = [
  ['aws_nat_gateway', 'allocation_id'],
  ['aws_eip_association', 'allocation_id'],
  ['aws_lb', 'subnet_mapping.allocation_id'],
  ['aws_transfer_server', 'endpoint_details.address_allocation_ids'],
] as const

function* instance(thing: Thing, spot: boolean): Generator<Line> {
  const merged = fromTemplate(thing)
  if (isSet(merged.host_id)) return yield* disks(thing, merged)
  yield* machine(thing, merged, { hours: thing.use('monthly_hrs') ?? monthHours, spot })
  yield* disks(thing, merged)
}

function* snapshot(thing: Thing, volume: TerraformBody): Iterable<Line> {
  const gigabytes = numberIn(volume.size)
  yield {
    ...stored('EBS snapshot storage', 'ebs/snapshot', gigabytes ?? 8),
    use: true,
    assumed: gigabytes === undefined ? '8 GB' : 'all of the volume',
  }
  const { type } = thing
  if (type !== 'aws_ebs_snapshot') return
  yield used('Fast snapshot restore', 'ebs/snapshot/fast-restore', 'hour', thing.use('fast_snapshot_restore_hours'))
  for (const [name, sku, usage] of apis) yield used(name, sku, '1k requests', thing.use(usage))
}

const apis = [
  ['ListChangedBlocks & ListSnapshotBlocks API requests', 'ebs/snapshot/list', 'monthly_list_block_requests'],
  ['GetSnapshotBlock API requests', 'ebs/snapshot/get', 'monthly_get_block_requests'],
  ['PutSnapshotBlock API requests', 'ebs/snapshot/put', 'monthly_put_block_requests'],
] as const

function volumeOf(thing: Thing): TerraformBody {
  const copied = thing.referred(thing.body.source_snapshot_id)
  return (copied && thing.referred(copied.body.volume_id)?.body) ?? {}
}
