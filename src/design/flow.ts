import type { Service, Spec } from '../model/spec.ts'
import { average, peak } from './weigh.ts'

/** What passes through a stream in a second. */
export interface Flow {
  readonly senders: readonly Service[]
  readonly readers: readonly Service[]
  readonly average: number
  readonly peak: number
}

/** Those who send are all that do not take; where nobody sends, as much comes in as is taken. */
export function flowOf({ services }: Spec, name: string): Flow {
  const using = services.filter(({ uses }) => uses.includes(name))
  const readers = using.filter(({ type }) => type === 'worker')
  const senders = using.filter(({ type }) => type !== 'worker')
  const measured = senders.length > 0 ? senders : readers.slice(0, 1)
  return { senders, readers, average: average(measured), peak: peak(measured) }
}

/** Records that one shard takes in a second, of 1 KB at most: docs.aws.amazon.com, Kinesis quotas, as known in 2026. */
export const shardRate = 1000

/** Shards that carry the known peak and half of it more. */
export function shardsFor({ peak }: Flow): number {
  return Math.max(1, Math.ceil((peak * 1.5) / shardRate))
}

/** Calls of a table in a second: what has to be answered at once, and what a worker may do a little later. */
export interface Calls {
  readonly callers: readonly Service[]
  readonly average: number
  /** Peak of those who wait for the answer. */
  readonly direct: number
}

export function callsOf({ services }: Spec, name: string): Calls {
  const callers = services.filter(({ uses }) => uses.includes(name))
  return { callers, average: average(callers), direct: peak(callers.filter(({ type }) => type !== 'worker')) }
}

/** Reads and writes a second that a table is set to, each call taken as one of both: the average at 70 % of use, or the direct peak. */
export function capacityFor({ average, direct }: Calls): number {
  return Math.max(5, Math.ceil(Number(Math.max(average / tableUse, direct).toFixed(3))))
}

/** Share of a table's capacity that its autoscaling keeps it at. */
export const tableUse = 0.7

/** Bytes a second that an Express broker of the smallest size takes in and gives out for long: AWS, quotas of MSK Express, as known in 2026. */
export const brokerRate = { taken: 15.6e6, given: 31.2e6 } as const

/** Brokers, as many in each of three zones, that carry the known peak and half of it more. Messages are taken as 1 KB. */
export function brokersFor({ peak, readers }: Flow): number {
  const bytes = peak * 1.5 * 1000
  const needed = Math.max(bytes / brokerRate.taken, (bytes * Math.max(1, readers.length)) / brokerRate.given)
  return 3 * Math.max(1, Math.ceil(needed / 3))
}

/** Partitions: a reader for each at most, so as many as there will ever be readers, and a multiple of the brokers. */
export function partitionsFor(flow: Flow, most: number): number {
  const brokers = brokersFor(flow)
  return brokers * Math.max(2, Math.ceil(most / brokers))
}
