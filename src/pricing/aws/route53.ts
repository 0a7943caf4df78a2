import { blocksIn, flagIn, numberIn, textIn } from '../body.ts'
import { hourly, monthly, tiered } from '../line.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  title: 'Route 53',
  types: {
    *aws_route53_zone() {
      yield monthly('Hosted zone', 'route53/zone')
    },
    *aws_route53_record(thing) {
      // What is asked of an alias to a thing of AWS costs nothing.
      if (blocksIn(thing.body.alias).length > 0) return
      const kinds = ['standard', 'latency_based', 'geo'] as const
      for (const kind of kinds) {
        const queries = thing.use(`monthly_${kind}_queries`)
        if (queries === undefined && kind !== 'standard') continue
        const name = {
          standard: 'Standard queries',
          latency_based: 'Latency based routing queries',
          geo: 'Geo DNS queries',
        }[kind]
        const sku = {
          standard: 'route53/queries',
          latency_based: 'route53/queries/latency',
          geo: 'route53/queries/geo',
        }[kind]
        yield* tiered(sku, '1M requests', queries, [
          { name: `${name} (first 1B)`, upTo: 1e9 },
          { name: `${name} (over 1B)`, upTo: Number.POSITIVE_INFINITY },
        ])
      }
    },
    *aws_route53_health_check(thing) {
      const { type, request_interval, measure_latency } = thing.body
      const kind = textIn(type) ?? ''
      if (kind === 'CALCULATED' || kind === 'CLOUDWATCH_METRIC') {
        yield monthly('Health check', 'route53/health-check')
        return
      }
      const elsewhere = thing.said('endpoint_type')?.toLowerCase() === 'non_aws' ? '/elsewhere' : ''
      yield monthly('Health check', `route53/health-check${elsewhere}`)
      const options = [
        kind.startsWith('HTTPS'),
        kind.endsWith('STR_MATCH'),
        flagIn(measure_latency) === true,
        numberIn(request_interval) === 10,
      ].filter(Boolean).length
      if (options > 0) yield monthly('Optional features', `route53/health-check/option${elsewhere}`, options)
    },
    *aws_route53_resolver_endpoint(thing) {
      const addresses = Math.max(2, blocksIn(thing.body.ip_address).length)
      yield hourly('Resolver endpoints', 'route53/resolver/endpoint', addresses)
      yield* tiered('route53/resolver/queries', '1M requests', thing.use('monthly_queries'), [
        { name: 'DNS queries (first 1B)', upTo: 1e9 },
        { name: 'DNS queries (over 1B)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
  },
}
