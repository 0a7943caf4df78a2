import { instance } from '../../facts/instances.ts'
import type { Answers } from '../../model/blueprint.ts'
import type { NodeGroup, Stack, Stage } from '../../model/plan.ts'
import type { NodeClass, Workload } from '../../model/workload.ts'
import { longestGap, parseCron } from '../../values/cron.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { gpuResource, sidecar } from '../names.ts'
import { nodesFor } from '../reliability.ts'

/** Label of every node, and key of the taint on those that are for few: its group. */
export const nodeGroupLabel = 'node-group'

/**
 * Groups of nodes for what runs in a stack. Each holds the requests of every replica that must run, and has room for all that
 * autoscalers may ask for.
 */
export function nodeGroups(
  stages: readonly Stage[],
  pods: readonly Workload[],
  purpose: Stack['purpose'],
  decided: Answers,
): NodeGroup[] {
  const by = decided.nodes?.answer === 'karpenter' ? 'karpenter' : 'eks'
  const production = purpose !== 'nonproduction'
  const of = (nodes: NodeClass) => pods.filter((workload) => nodesOf(workload, production) === nodes)
  const beside = decided.mesh?.answer === 'linkerd' ? proxy : { cores: 0, memory: 0 }
  return [
    { ...group('system', 'm7g.large', 'on-demand'), by: 'eks', min: 2, desired: 2, max: 4 },
    ...sized(
      'application',
      purpose === 'production' || (purpose === 'recovery' && decided.regions?.answer === 'active-active')
        ? 'm7g.xlarge'
        : 'm7g.large',
      production ? 'on-demand' : 'spot',
    ),
    ...sized('database', 'r7g.large', 'on-demand'),
    ...sized('spot', 'm7g.xlarge', 'spot'),
    ...gpu(),
  ]

  function sized(name: Exclude<NodeClass, 'gpu'>, type: string, capacity: NodeGroup['capacity']): NodeGroup[] {
    const members = of(name)
    if (members.length === 0) return []
    const zones = name === 'application' ? 3 : 1
    const machine = machineOf(type)
    const least = nodesFor(requests(members, 'min'), machine, zones)
    const most = Math.max(least + 1, nodesFor(requests(members, 'max'), machine, zones))
    return [{ ...group(name, type, capacity), by, min: least, desired: least, max: most, ...taints[name] }]
  }

  function gpu(): NodeGroup[] {
    const members = of('gpu')
    if (members.length === 0) return []
    const most = Math.max(...members.map(({ service }) => service.gpus))
    const { type, gpus } = machinesWithGpu.find((each) => each.gpus >= most) ?? largest
    const nodes = (bound: 'min' | 'max', workloads = members) =>
      stages.reduce(
        (sum, { name }) =>
          sum +
          Math.ceil(
            workloads.reduce(
              (total, { service, replicas }) => total + service.gpus * (replicas[name]?.[bound] ?? 0),
              0,
            ) / gpus,
          ),
        0,
      )
    const steady = members.filter(({ controller }) => controller !== 'CronJob')
    // Nodes for jobs come with the job and go with it.
    const min = nodes('min', steady)
    const share =
      min === 0
        ? Math.min(
            1,
            members.reduce((sum, workload) => sum + shareOf(workload), 0),
          )
        : undefined
    return [
      {
        ...group('gpu', type, 'on-demand'),
        by,
        min,
        desired: min,
        max: Math.max(min + 1, nodes('max')),
        taint: `${gpuResource}=present:NoSchedule`,
        ...(share !== undefined && { share }),
      },
    ]
  }

  function requests(members: readonly Workload[], bound: 'min' | 'max') {
    return stages.flatMap(({ name }) =>
      members.map(({ replicas, requests }) => ({
        count: replicas[name]?.[bound] ?? 0,
        cores: (parseQuantity(requests.cpu) ?? 0) + beside.cores,
        memory: (parseQuantity(requests.memory) ?? 0) + beside.memory,
      })),
    )
  }
}

const proxy = {
  cores: parseQuantity(sidecar.requests.cpu) ?? 0,
  memory: parseQuantity(sidecar.requests.memory) ?? 0,
}

/** Outside production every node of applications is a spot node already. */
function nodesOf({ nodes }: Workload, production: boolean): NodeClass {
  return nodes === 'spot' && !production ? 'application' : nodes
}

function group(name: string, instance: string, capacity: NodeGroup['capacity']) {
  return { name, instance, capacity, labels: { [nodeGroupLabel]: name } }
}

const taints: Readonly<Partial<Record<NodeClass, Pick<NodeGroup, 'taint'>>>> = {
  database: { taint: `${nodeGroupLabel}=database:NoSchedule` },
  spot: { taint: `${nodeGroupLabel}=spot:NoSchedule` },
}

/** The L4 of the G6 family, from one processor to all of a machine. */
const largest = { type: 'g6.48xlarge', gpus: 8 } as const
const machinesWithGpu = [{ type: 'g6.xlarge', gpus: 1 }, { type: 'g6.12xlarge', gpus: 4 }, largest] as const

/** Of the time: an hour for each run. */
function shareOf({ service }: Workload): number {
  const cron = service.schedule === undefined ? undefined : parseCron(service.schedule)
  const gap = cron && longestGap(cron)
  return gap ? Math.min(1, hour / gap) : 1
}
const hour = 3_600_000

function machineOf(type: string) {
  const { vcpu = 2, memoryGiB = 8 } = instance(type) ?? {}
  return { cores: vcpu, memory: memoryGiB * 1024 ** 3 }
}
