import type { Service } from '../model/spec.ts'
import type { Replicas } from '../model/workload.ts'

/** What one replica asks of its node, and the requests (or jobs) a second that it is reckoned to carry at full use. */
export interface Size {
  readonly cores: number
  /** Bytes. */
  readonly memory: number
  readonly perSecond: number
}

/**
 * The size of one replica by runtime and by what binds it. `perSecond` is an assumption for ordinary business requests
 * (a few queries, some JSON), on purpose on the low side; a load test replaces it.
 */
export function sizeOf(service: Pick<Service, 'runtime' | 'bound'>): Size {
  const { memory, perCore } = runtimes[service.runtime]
  const { cores, memoryTimes, rate } = bounds[service.bound]
  return { cores, memory: memory * memoryTimes, perSecond: Math.max(1, Math.round(perCore * cores * rate)) }
}

/**
 * Least and most replicas of an autoscaled service.
 *
 *     least = max(2, ceil(average / (perSecond * use) * zones / (zones - 1)))
 *     most  = ceil(max(peak * 1.5, average * 10) / (perSecond * use))
 *
 * The least carries the average with one zone lost (static stability: AWS Builders' Library, "Static stability using
 * Availability Zones"); `use` is the share of a replica that the autoscaler aims at, which leaves room while new ones start.
 * The most leaves half above the known peak, or room for ten times today's load, whichever is greater.
 */
export function replicasFor(service: Pick<Service, 'runtime' | 'bound' | 'traffic'>, zones = 3): Replicas {
  const { average, peak } = service.traffic
  const carried = sizeOf(service).perSecond * targetUse
  const spare = zones > 1 ? zones / (zones - 1) : 1
  const min = Math.max(2, ceil((average / carried) * spare))
  return { min, max: Math.max(min + 1, ceil(Math.max(peak * peakRoom, average * growth) / carried)) }
}

/** Share of its requested processor that a replica is kept at; what the autoscaler is told. */
export const targetUse = 0.6
/** Room above the known peak. */
const peakRoom = 1.5
/** Plan for ten times today's load, build for today's. */
const growth = 10

export interface Machine {
  readonly cores: number
  /** Bytes. */
  readonly memory: number
}

/**
 * Nodes that hold pods of one size: `ceil(pods / pods a node holds)`, at least one a zone. Of each node 0.5 cores and 1.5 GiB
 * are taken as used by the system and its daemons (what EKS reserves on nodes of this size, rounded up, plus agents).
 */
export function nodesFor(pods: readonly (Machine & { readonly count: number })[], node: Machine, zones = 3): number {
  const cores = Math.max(0.25, node.cores - 0.5)
  const memory = Math.max(gib / 2, node.memory - 1.5 * gib)
  const sum = (of: (pod: Machine) => number) => pods.reduce((total, pod) => total + of(pod) * pod.count, 0)
  return Math.max(zones, ceil(Math.max(sum((pod) => pod.cores) / cores, sum((pod) => pod.memory) / memory)))
}

const mib = 1024 ** 2
const gib = 1024 ** 3

/** Requests a second of one core, and the memory of one process. */
const runtimes: Readonly<Record<Service['runtime'], { readonly memory: number; readonly perCore: number }>> = {
  node: { memory: 512 * mib, perCore: 100 },
  python: { memory: 512 * mib, perCore: 40 },
  go: { memory: 128 * mib, perCore: 400 },
  java: { memory: 1024 * mib, perCore: 200 },
  dotnet: { memory: 512 * mib, perCore: 200 },
  ruby: { memory: 512 * mib, perCore: 30 },
  php: { memory: 256 * mib, perCore: 40 },
  static: { memory: 64 * mib, perCore: 2000 },
}

const bounds = {
  cpu: { cores: 1, memoryTimes: 1, rate: 0.25 },
  memory: { cores: 0.5, memoryTimes: 4, rate: 1 },
  io: { cores: 0.25, memoryTimes: 1, rate: 1 },
} as const

/** Upwards, but not because of the dust that binary fractions leave. */
function ceil(amount: number): number {
  return Math.ceil(Number(amount.toPrecision(12)))
}
