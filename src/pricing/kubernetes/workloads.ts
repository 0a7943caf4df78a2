import { instance } from '../../facts/instances.ts'
import { Workload } from '../../kinds/kubernetes.ts'
import { askedBy, boundsOf } from '../../links/kubernetes/peak.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { printQuantity } from '../../values/quantity.ts'
import { type Line, monthHours, ofPart } from '../line.ts'
import { claimed } from './claims.ts'
import type { Placed } from './placed.ts'

/** Whatever runs pods, by the share of a node that its requests take: of its processor or its memory, whichever is more. */
export function workloads(estate: Estate, node: string): readonly Placed[] {
  return estate.of(Workload).flatMap((resource) => {
    const { kind, spec } = resource.data
    if (kind === 'PodTemplate') return []
    const cores = askedBy(estate, resource, 'requests', 'cpu')
    const bytes = askedBy(estate, resource, 'requests', 'memory')
    const count = podsOf(estate, resource)
    const room = share(cores, bytes, node)
    const asks = `${printQuantity(cores, 'cores')} cores, ${printQuantity(bytes, 'bytes')}`
    const pods: Line = {
      name: room === 0 ? 'Pods that request nothing' : `Pods (${asks} of ${node})`,
      sku: `ec2/${node}`,
      unit: 'hour',
      quantity: room === undefined || count === undefined ? undefined : room * count * monthHours,
      ...(count === undefined ? { use: true as const } : { assumed: `${count} ${count === 1 ? 'pod' : 'pods'}` }),
    }
    const disks = (spec?.volumeClaimTemplates ?? []).flatMap((claim) =>
      claim ? [...ofPart(claim.metadata?.name ?? 'volume', claimed(claim.spec ?? {}, count ?? 1))] : [],
    )
    return [
      { resource, type: kind, lines: [pods], onNodes: true },
      ...(disks.length > 0 ? [{ resource, type: `${kind} volumes`, lines: disks, onNodes: false }] : []),
    ]
  })
}

/** The least that run all the time; `undefined` for what comes and goes. */
function podsOf(estate: Estate, resource: Resource<Workload>): number | undefined {
  const { kind } = resource.data
  if (/^(?:Cron)?Job$|^ScaledJob$/.test(kind)) return undefined
  if (kind === 'Pod' || kind === 'DaemonSet') return 1
  return boundsOf(estate, resource).least
}

function share(cores: number, bytes: number, node: string): number | undefined {
  const machine = instance(node)
  return machine && Math.max(cores / machine.vcpu, bytes / (machine.memoryGiB * 1024 ** 3))
}
