import { price, priceOrEstimate } from '../facts/prices.ts'
import type { Answers } from '../model/blueprint.ts'
import type { Stack } from '../model/plan.ts'
import type { Spec } from '../model/spec.ts'
import { monthHours, monthSeconds } from './cost/line.ts'
import { flowOf } from './flow.ts'

/** What passes to a service of AWS in a month. */
export interface Passing {
  /** As the name of its endpoint has it. */
  readonly service: string
  readonly gigabytes: number
}

/** Streams and queues, a record or message of 1 KB each time that it is sent or read; all else is little. */
export function passingOf(spec: Spec, decided: Answers): Passing[] {
  const services = { stream: 'kinesis-streams', queue: 'sqs' } as const
  const sum = (engine: keyof typeof services) =>
    spec.data
      .filter(({ name, engine: own }) => own === engine && decided[`queue/${name}`]?.answer !== 'msk')
      .map(({ name }) => flowOf(spec, name))
      .reduce((total, { average, readers }) => total + (average * (1 + readers.length) * monthSeconds) / 1e6, 0)
  return (['stream', 'queue'] as const)
    .map((engine) => ({ service: services[engine], gigabytes: sum(engine) }))
    .filter(({ gigabytes }) => gigabytes > 0)
}

/** Gigabytes a month above which an endpoint in each zone costs less than a NAT gateway takes for them. */
export function breakEven(region: string, zones = 3): number {
  const of = (sku: string) => (priceOrEstimate(sku, region) ?? price(sku, 'us-east-1'))?.usd ?? 0
  return (
    (zones * of('vpc-endpoint/interface') * monthHours) / (of('nat-gateway/data') - of('vpc-endpoint/interface/data'))
  )
}

/** Services with an interface endpoint in the network of a stack; what is worth its price is so where the load is. */
export function interfacesOf(spec: Spec, decided: Answers, purpose: Stack['purpose']): string[] {
  const { endpoints, registry } = decided
  const answer = endpoints?.answer
  const used = passingOf(spec, decided)
  if (answer === 'worthwhile' && purpose === 'production')
    return used.filter(({ gigabytes }) => gigabytes > breakEven(spec.cloud.region)).map(({ service }) => service)
  if (answer !== 'private') return []
  const always = ['kms', 'logs', 'secretsmanager', 'sts', ...(registry?.answer === 'ecr' ? ['ecr.api', 'ecr.dkr'] : [])]
  return [...always, ...used.map(({ service }) => service)].sort()
}
