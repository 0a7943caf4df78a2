import type { TerraformBody } from '../../kinds/terraform.ts'
import { blockIn, blocksIn, isSet, numberIn, textIn } from '../body.ts'
import { type Line, ofPart } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { disk } from './disk.ts'
import { disks, machine, mapped } from './machine.ts'

export const rule: Rule = {
  title: 'Groups of machines',
  types: {
    *aws_autoscaling_group(thing) {
      const { desired_capacity, min_size, mixed_instances_policy } = thing.body
      const count = thing.use('instances') ?? numberIn(desired_capacity) ?? numberIn(min_size) ?? 0
      if (count === 0) return
      const configuration = thing.referred(thing.body.launch_configuration, 'aws_launch_configuration')
      if (configuration) {
        const spot = isSet(configuration.body.spot_price)
        // A launch configuration has detailed metrics unless it says otherwise.
        const { enable_monitoring, placement_tenancy } = configuration.body
        const body = { ...configuration.body, monitoring: enable_monitoring ?? true, tenancy: placement_tenancy }
        yield* ofPart(shortOf(configuration), machine(thing, body, { count, spot }))
        yield* ofPart(shortOf(configuration), disks(thing, configuration.body, count))
        return
      }
      const policy = blockIn(mixed_instances_policy)
      const specified = blockIn(blockIn(policy.launch_template).launch_template_specification)
      const template = templateOf(thing, thing.body) ?? templateOf(thing, { launch_template: [specified] })
      if (!template) return
      const first = blocksIn(blockIn(policy.launch_template).override)[0] ?? {}
      // What a machine weighs counts for as many of the capacity.
      const machines = Math.ceil(count / (numberIn(first.weighted_capacity) ?? 1))
      yield* templated(thing, template, machines, textIn(first.instance_type), blockIn(policy.instances_distribution))
    },
    *aws_eks_node_group(thing) {
      const { scaling_config, instance_types, disk_size, capacity_type } = thing.body
      const scaling = blockIn(scaling_config)
      const count = thing.use('instances') ?? numberIn(scaling.desired_size) ?? numberIn(scaling.min_size) ?? 1
      const template = templateOf(thing, thing.body)
      const own = Array.isArray(instance_types) ? textIn(instance_types[0]) : undefined
      // What neither says is a t3.medium; what one says and nobody knows is not.
      const said = isSet(instance_types) || isSet(template?.body.instance_type)
      const type = own ?? (said ? undefined : 't3.medium')
      const spot = capacity_type === 'SPOT'
      if (template) return yield* templated(thing, template, count, type, {}, spot)
      yield* machine(thing, type === undefined ? {} : { instance_type: type }, { count, spot })
      yield* disk({ volume_size: disk_size }, { count, size: 20 })
    },
  },
}

function* templated(
  thing: Thing,
  template: Thing,
  count: number,
  type: string | undefined,
  distribution: TerraformBody,
  allSpot = false,
): Iterable<Line> {
  const body = type === undefined ? template.body : { ...template.body, instance_type: type }
  const market = textIn(blockIn(template.body.instance_market_options).market_type) === 'spot'
  const base = Math.min(count, numberIn(distribution.on_demand_base_capacity) ?? 0)
  const share = (numberIn(distribution.on_demand_percentage_above_base_capacity) ?? 100) / 100
  const onDemand = allSpot || market ? 0 : base + Math.ceil((count - base) * share)
  if (onDemand > 0 || count === 0) yield* ofPart(shortOf(template), machine(thing, body, { count: onDemand }))
  if (count > onDemand) yield* ofPart(shortOf(template), machine(thing, body, { count: count - onDemand, spot: true }))
  yield* ofPart(shortOf(template), mapped(template.body, count))
}

/** The address without the modules that it is in. */
function shortOf({ address, type }: Thing): string {
  return address.slice(address.lastIndexOf(type))
}

/** The launch template that a body names by id or name. */
export function templateOf(thing: Thing, body: TerraformBody): Thing | undefined {
  const { id, launch_template_id, name, launch_template_name } = blockIn(body.launch_template)
  return (
    thing.referred(id ?? launch_template_id, 'aws_launch_template') ??
    thing.referred(name ?? launch_template_name, 'aws_launch_template')
  )
}

/** A body with what its launch template says besides, its disks included; what is said on the spot goes before. */
export function fromTemplate(thing: Thing): TerraformBody {
  const template = templateOf(thing, thing.body)
  if (!template) return thing.body
  const { instance_type, ebs_optimized, monitoring, credit_specification, placement } = template.body
  const own = blocksIn(thing.body.ebs_block_device)
  const given = blocksIn(template.body.block_device_mappings).map((device) => ({
    ...blockIn(device.ebs),
    device_name: device.device_name,
  }))
  const here = (name: unknown) => own.some(({ device_name }) => device_name === name)
  const merged = own.map((each) => ({ ...given.find(({ device_name }) => device_name === each.device_name), ...each }))
  return {
    instance_type,
    ebs_optimized,
    monitoring,
    credit_specification,
    placement,
    ...thing.body,
    ebs_block_device: [...merged, ...given.filter(({ device_name }) => !here(device_name))],
  }
}
