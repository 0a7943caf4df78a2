import { PersistentVolumeClaim as Claim, type PersistentVolumeClaim } from '../../kinds/kubernetes/storage.ts'
import type { Estate } from '../../model/estate.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { type Line, stored } from '../line.ts'
import type { Placed } from './placed.ts'

/** Disks that are asked for by name. */
export function claims(estate: Estate): readonly Placed[] {
  return estate.of(Claim).map((resource) => ({
    resource,
    type: 'PersistentVolumeClaim',
    lines: claimed(resource.data.spec ?? {}, 1),
    onNodes: false,
  }))
}

/** A disk of each pod, priced by what its class is called. */
export function* claimed(
  { storageClassName, resources }: Partial<NonNullable<PersistentVolumeClaim['spec']>>,
  count: number,
): Iterable<Line> {
  const asked = resources?.requests?.storage
  const bytes = asked === undefined ? undefined : parseQuantity(asked)
  const name = storageClassName ?? ''
  const known = /efs/.test(name) ? 'efs' : (/gp2|gp3|io1|io2|st1|sc1/.exec(name)?.[0] ?? 'gp3')
  yield {
    ...stored(`Storage (${known})`, known === 'efs' ? 'efs/standard' : `ebs/${known}`, 0),
    quantity: bytes === undefined ? undefined : (bytes / 1024 ** 3) * count,
    ...(!name.includes(known) && { assumed: 'a disk of type gp3' }),
  }
}
