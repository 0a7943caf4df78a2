import { monthly, price, priceOrEstimate } from '../facts/prices.ts'
import { monthSeconds } from './cost/line.ts'
import { brokersFor, type Calls, capacityFor, type Flow, shardsFor } from './flow.ts'
import { classOf, searchDisk } from './sizes.ts'

/** One thing to pay for, in the units of its price. */
export interface Charge {
  readonly what: string
  readonly sku: string
  readonly quantity: number
  readonly assumed?: string
}

/** Records are taken as 1 KB, which is what the smallest is counted as. */
export function streamCharges(answer: string, flow: Flow, shards = shardsFor(flow)): Charge[] {
  const records = (flow.average * monthSeconds) / 1e6
  if (answer === 'kinesis-on-demand') {
    const gigabytes = records
    return [
      { what: 'Stream', sku: 'kinesis/on-demand', quantity: 1 },
      { what: 'Records sent', sku: 'kinesis/on-demand/in', quantity: gigabytes, assumed: '1 KB each' },
      {
        what: 'Records read',
        sku: 'kinesis/on-demand/out',
        quantity: gigabytes * Math.max(1, flow.readers.length),
        assumed: 'once by each reader',
      },
    ]
  }
  return [
    { what: 'Shards', sku: 'kinesis/shard', quantity: shards },
    { what: 'Records sent', sku: 'kinesis/put', quantity: records, assumed: 'up to 25 KB each' },
  ]
}

/** Express brokers: machines, what comes in, and what they keep for three days. Messages are taken as 1 KB. */
export function kafkaCharges(flow: Flow, type: string, brokers = brokersFor(flow)): Charge[] {
  const gigabytes = (flow.average * monthSeconds) / 1e6
  return [
    { what: 'Brokers', sku: `msk/${type}`, quantity: brokers },
    { what: 'Messages sent', sku: 'msk/express/in', quantity: gigabytes, assumed: '1 KB each' },
    { what: 'Storage', sku: 'msk/storage', quantity: (gigabytes * 3) / 30.4, assumed: 'kept for three days' },
  ]
}

/** Two machines in two zones, or two that follow the load. Without the disks, which cost about the same. */
export function databaseCharges(answer: string, gigabytes: number, calls: number): Charge[] {
  if (answer === 'aurora-serverless')
    return [{ what: 'Units of capacity', sku: 'aurora/acu', quantity: 2 * unitsFollowing(calls) }]
  return [
    {
      what: 'Machines',
      sku: `rds/postgresql/${classOf('database', gigabytes, true, calls)}/multi-az`,
      quantity: 1,
    },
  ]
}

/** Units of capacity of a database that follows so many calls a second, on average: what a machine costs at two a second. */
export function unitsFollowing(calls: number): number {
  return Math.min(64, Math.max(1, Math.round(calls * 0.7)))
}

/** Units of capacity that run whoever asks, and those that follow. `kept`: that two stay awake for those who search. */
export function searchCharges(gigabytes: number, kept: boolean): Charge[] {
  return [
    {
      what: 'Units that search',
      sku: 'opensearch/serverless/ocu',
      quantity: kept ? 2 : 0.5,
      assumed: kept ? 'two, around the clock' : 'two, for six hours a day',
    },
    { what: 'Units that index', sku: 'opensearch/serverless/ocu', quantity: 0.5, assumed: 'one, for half of the day' },
    { what: 'Storage', sku: 'opensearch/serverless/storage', quantity: gigabytes },
  ]
}

/** Three nodes, one a zone, with the disks that they need. */
export function nodeCharges(gigabytes: number): Charge[] {
  return [
    { what: 'Nodes', sku: `opensearch/${classOf('search', gigabytes, true, 0)}`, quantity: 3 },
    { what: 'Storage', sku: 'opensearch/gp3', quantity: 3 * searchDisk(gigabytes, 3) },
  ]
}

/** Each call is taken as one read of up to 4 KB and one write of up to 1 KB: an upper bound for most. */
export function tableCharges(answer: string, calls: Calls, capacity = capacityFor(calls)): Charge[] {
  const assumed = 'one read and one write for each call'
  if (answer === 'dynamodb-on-demand') {
    const millions = (calls.average * monthSeconds) / 1e6
    return [
      { what: 'Reads', sku: 'dynamodb/reads', quantity: millions, assumed },
      { what: 'Writes', sku: 'dynamodb/writes', quantity: millions, assumed },
    ]
  }
  return [
    { what: 'Capacity for reads', sku: 'dynamodb/rcu', quantity: capacity, assumed },
    { what: 'Capacity for writes', sku: 'dynamodb/wcu', quantity: capacity, assumed },
  ]
}

/** Dollars a month; where no list knows the region, at the prices of us-east-1. */
export function dollars(charges: readonly Charge[], region: string): number {
  return charges.reduce((sum, { sku, quantity }) => {
    const found = priceOrEstimate(sku, region) ?? price(sku, 'us-east-1')
    return sum + (found ? monthly(found, quantity) : 0)
  }, 0)
}
