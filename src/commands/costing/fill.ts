import { instance } from '../../facts/instances.ts'
import { monthly, price } from '../../facts/prices.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { NodeGroup, Stack } from '../../model/plan.ts'
import type { Saving } from '../../pricing/savings.ts'
import { parseQuantity } from '../../values/quantity.ts'

/** Nodes that the requests of the pods would leave empty, a quarter of the rest kept free. */
export function fill({ plan }: Blueprint): Saving[] {
  return plan.stacks.flatMap((stack) =>
    stack.nodes.flatMap((group) => {
      // Where the cluster's own things have a group of their own, nothing else runs there.
      const apart = stack.nodes.length > 1
      return apart && group.name === 'system' ? [] : fewer(stack, group, requestsIn(plan, stack, !apart))
    }),
  )
}

function fewer(stack: Stack, { name, instance: type, desired }: NodeGroup, { cores, bytes }: Requests): Saving[] {
  const machine = instance(type)
  const each = price(`ec2/${type}`, stack.region)
  if (!machine || !each) return []
  const gibibytes = bytes / 1024 ** 3
  const needed = Math.ceil(1.25 * Math.max(cores / machine.vcpu, gibibytes / machine.memoryGiB))
  const least = Math.max(needed, stack.purpose === 'nonproduction' ? 1 : stack.zones.length)
  if (least >= desired) return []
  return [
    {
      what: `${desired - least} of ${desired} nodes \`${name}\` of ${stack.name} fewer`,
      usd: monthly(each, desired - least),
      assumption: `Pods request ${cores.toFixed(1)} cores and ${gibibytes.toFixed(1)} GiB there, and a quarter more is kept free; a lost node is replaced and not spared.`,
    },
  ]
}

interface Requests {
  readonly cores: number
  readonly bytes: number
}

function requestsIn({ workloads }: Blueprint['plan'], { stages }: Stack, all: boolean): Requests {
  const pods = workloads.flatMap(({ requests, replicas }) =>
    stages.flatMap((stage) => {
      const count = replicas[stage]?.min ?? 0
      return { cores: count * (parseQuantity(requests.cpu) ?? 0), bytes: count * (parseQuantity(requests.memory) ?? 0) }
    }),
  )
  const sum = (key: 'cores' | 'bytes') => pods.reduce((total, pod) => total + pod[key], 0)
  return { cores: sum('cores') + (all ? own.cores : 0), bytes: sum('bytes') + (all ? own.bytes : 0) }
}

/** About what a cluster runs of its own: DNS, network, metrics, delivery. */
const own = { cores: 1.5, bytes: 4 * 1024 ** 3 }
