import type { TerraformBody } from '../../kinds/terraform.ts'
import { blockIn, blocksIn, flagIn, isSet, textIn } from '../body.ts'
import { hourly, type Line, monthHours, monthly, ofPart } from '../line.ts'
import type { Thing } from '../rule.ts'
import { disk } from './disk.ts'
import { reserved } from './reserved.ts'

/** How often, how long and under which terms a machine runs. */
export interface Running {
  readonly count?: number
  readonly hours?: number
  readonly spot?: boolean
}

/** An EC2 machine with what is paid beside its hours: burst credits, detailed metrics. Its disks are `disks`. */
export function* machine(
  thing: Thing,
  body: TerraformBody,
  { count = 1, hours = monthHours, spot = false }: Running,
): Iterable<Line> {
  const type = textIn(body.instance_type)
  const system = systemOf(thing)
  const terms = spot ? 'spot' : reserved(thing) ? 'reserved' : 'on-demand'
  const bought = spot ? '' : (reserved(thing) ?? '')
  const dedicated = textIn(body.tenancy) ?? textIn(blockIn(body.placement).tenancy)
  // The hours of a dedicated host are the host's.
  if (dedicated !== 'host')
    yield {
      ...hourly(
        `Instance usage (${system === '' ? 'Linux/UNIX' : system}, ${terms}, ${type ?? 'unknown type'})`,
        `ec2/${dedicated === 'dedicated' ? 'dedicated/' : ''}${system === '' ? '' : `${system}/`}${type ?? '?'}${bought}`,
        count,
        hours,
      ),
      ...(type === undefined && { open: 'instance_type' }),
      ...(spot && { assumed: 'spot at the price on demand: an upper bound' }),
    }
  if (flagIn(body.ebs_optimized) === true && type !== undefined && optimizedApart.test(type))
    yield hourly('EBS-optimized usage', `ec2/ebs-optimized/${type}`, count, hours)
  if ((flagIn(body.monitoring) ?? flagIn(blockIn(body.monitoring).enabled)) === true)
    yield monthly('EC2 detailed monitoring', 'cloudwatch/metric', count * detailedMetrics)
  yield* credits(thing, body, type, count)
}

const detailedMetrics = 7
/** Machines of before 2014: all that came later have it in their price. */
const optimizedApart =
  /^(?:c1\.xlarge|c3\.(?:2|4)?xlarge|g2\.2xlarge|i2\.(?:2|4)?xlarge|m1\.x?large|m2\.(?:2|4)xlarge|m3\.2?xlarge|r3\.(?:2|4)?xlarge)$/

/** Bursting above the baseline is paid by machines that may do so without limit, which is the standard from T3 on. */
function* credits(thing: Thing, body: TerraformBody, type: string | undefined, count: number): Iterable<Line> {
  const [, family] = /^(t2|t3a?|t4g)\./.exec(type ?? '') ?? []
  if (family === undefined) return
  const said = textIn(blockIn(body.credit_specification).cpu_credits)
  if (said !== 'unlimited' && (family === 't2' || said !== undefined)) return
  const hours = thing.use('monthly_cpu_credit_hrs')
  const cores = thing.use('vcpu_count')
  if (!hours) return
  yield {
    name: 'CPU credits',
    sku: `ec2/cpu-credits/${family}`,
    unit: 'vCPU-hour',
    quantity: hours * (cores ?? 2) * count,
    use: true,
  }
}

function systemOf(thing: Thing): string {
  const said = thing.said('operating_system')
  return said === undefined || said === 'linux' ? '' : said
}

/** The disks of a machine: the root is there, said or not. */
export function* disks(thing: Thing, body: TerraformBody, count = 1): Iterable<Line> {
  const root = blocksIn(body.root_block_device)[0]
  yield* ofPart('root_block_device', disk(root ?? {}, { count }))
  for (const [index, each] of blocksIn(body.ebs_block_device).entries()) {
    const part = `ebs_block_device[${index}]`
    yield* ofPart(part, disk(each, { count, requests: thing.use(part, 'monthly_standard_io_requests') }))
  }
}

/** The disks of a launch template. */
export function* mapped(body: TerraformBody, count = 1): Iterable<Line> {
  const devices = blocksIn(body.block_device_mappings).filter(({ ebs }) => isSet(ebs))
  if (devices.length === 0) yield* ofPart('root volume', disk({}, { count }))
  for (const [index, device] of devices.entries())
    yield* ofPart(`block_device_mapping[${index}]`, disk(blockIn(device.ebs), { count }))
}
