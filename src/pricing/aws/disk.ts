import type { TerraformBody } from '../../kinds/terraform.ts'
import { numberIn, textIn } from '../body.ts'
import { type Line, stored, used } from '../line.ts'

/** What an EBS volume costs, whatever makes it: by its type, size, and what is provisioned above what is included. */
export function* disk(
  { volume_type, volume_size, iops, throughput }: TerraformBody,
  { count = 1, size = 8, type = 'gp2', requests }: Disks = {},
): Iterable<Line> {
  const kind = textIn(volume_type) ?? type
  const gigabytes = numberIn(volume_size)
  const each = gigabytes ?? size
  const assumed = gigabytes === undefined ? { assumed: `${size} GB` } : {}
  yield { ...stored(`Storage (${kind})`, `ebs/${kind}`, count * each), ...assumed }
  const wanted = numberIn(iops)
  if (kind === 'io1' || kind === 'io2')
    yield { name: 'Provisioned IOPS', sku: `ebs/${kind}/iops`, unit: 'IOPS-month', quantity: count * (wanted ?? 100) }
  if (kind === 'gp3') {
    const more = (wanted ?? 0) - gp3.iops
    if (more > 0) yield { name: 'Provisioned IOPS', sku: 'ebs/gp3/iops', unit: 'IOPS-month', quantity: count * more }
    const faster = (numberIn(throughput) ?? 0) - gp3.throughput
    if (faster > 0)
      yield {
        name: 'Provisioned throughput',
        sku: 'ebs/gp3/throughput',
        unit: 'MBps-month',
        quantity: count * faster,
      }
  }
  if (kind === 'standard') yield used('I/O requests', 'ebs/standard/io', '1M requests', requests)
}

export interface Disks {
  readonly count?: number
  /** GB, where none is said; most images have 8. */
  readonly size?: number
  /** The type, where none is said. */
  readonly type?: string
  /** Requests a month, for what is paid by them. */
  readonly requests?: number | undefined
}

/** What the price of gp3 includes. */
const gp3 = { iops: 3000, throughput: 125 }
