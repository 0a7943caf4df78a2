import { instance } from '../../facts/instances.ts'
import { monthly, price } from '../../facts/prices.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stack } from '../../model/plan.ts'
import type { Saving } from '../../pricing/savings.ts'
import { parseQuantity } from '../../values/quantity.ts'

/** Nodes that the requests of the pods would leave empty, a quarter of the rest kept free. */
export function fill({ plan }: Blueprint): Saving[] {
  return plan.stacks.flatMap((stack) => {
    const asked = requestsIn(plan, stack)
    return stack.nodes.flatMap(({ name, instance: type, desired, min }) => {
      const machine = instance(type)
      const each = price(`ec2/${type}`, stack.region)
      if (!machine || !each || stack.nodes.length > 1) return []
      const needed = Math.ceil(
        1.25 * Math.max(asked.cores / machine.vcpu, asked.bytes / (machine.memoryGiB * 1024 ** 3)),
      )
      const least = Math.max(needed, stack.purpose === 'production' ? stack.zones.length : 1)
      if (least >= desired) return []
      return [
        {
          what: `${desired - least} of ${desired} nodes \`${name}\` of ${stack.name} fewer`,
          usd: monthly(each, desired - least),
          assumption: `Pods request ${asked.cores.toFixed(1)} cores and ${(asked.bytes / 1024 ** 3).toFixed(1)} GiB, a quarter is kept free${least < min ? '; the least of the group has to be lowered' : ''}.`,
        },
      ]
    })
  })
}

function requestsIn(
  { workloads }: Blueprint['plan'],
  { stages }: Stack,
): { readonly cores: number; readonly bytes: number } {
  const pods = workloads.flatMap(({ requests, replicas }) =>
    stages.flatMap((stage) => {
      const count = replicas[stage]?.min ?? 0
      return { cores: count * (parseQuantity(requests.cpu) ?? 0), bytes: count * (parseQuantity(requests.memory) ?? 0) }
    }),
  )
  const sum = (key: 'cores' | 'bytes') => pods.reduce((total, pod) => total + pod[key], 0)
  // What every cluster runs of its own: DNS, network, metrics, delivery.
  return { cores: sum('cores') + 1.5, bytes: sum('bytes') + 4 * 1024 ** 3 }
}
