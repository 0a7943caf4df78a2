import { blocksIn, flagIn, isSet, textIn } from '../body.ts'
import { type Line, monthly, ofPart, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'CloudFront',
  types: {
    *aws_cloudfront_distribution(thing) {
      const { body } = thing
      const behaviours = [...blocksIn(body.default_cache_behavior), ...blocksIn(body.ordered_cache_behavior)]
      if (behaviours.some(({ field_level_encryption_id }) => textIn(field_level_encryption_id) !== undefined))
        yield used(
          'Field level encryption requests',
          'cloudfront/encryption',
          '10k requests',
          thing.use('monthly_encryption_requests'),
        )
      if (
        thing.use('monthly_log_lines') !== undefined ||
        behaviours.some(({ realtime_log_config_arn }) => isSet(realtime_log_config_arn))
      )
        yield used('Real-time log requests', 'cloudfront/real-time-logs', '1M lines', thing.use('monthly_log_lines'))
      if (blocksIn(body.viewer_certificate).some(({ ssl_support_method }) => ssl_support_method === 'vip'))
        yield monthly('Dedicated IP custom SSLs', 'cloudfront/dedicated-ip', thing.use('custom_ssl_certificates') ?? 1)
      yield* shield(thing)
      yield* tiered('cloudfront/invalidation', 'item', thing.use('monthly_invalidation_requests'), [
        { name: 'Invalidation requests (first 1k)', upTo: 1000 },
        { name: 'Invalidation requests (over 1k)', upTo: Number.POSITIVE_INFINITY },
      ])
      const told = areas.filter(({ key }) => measures.some((measure) => thing.use(measure, key) !== undefined))
      for (const { key, title, sku } of told.length > 0 ? told : areas.slice(0, 1))
        yield* ofPart(title, served(thing, key, sku))
    },
    *aws_cloudfront_function(thing) {
      yield used('Total number of invocations', 'cloudfront/function', '1M requests', thing.use('monthly_requests'))
    },
  },
}

const measures = [
  'monthly_data_transfer_to_internet_gb',
  'monthly_data_transfer_to_origin_gb',
  'monthly_http_requests',
  'monthly_https_requests',
] as const

function* served(thing: Thing, key: string, sku: string): Iterable<Line> {
  const [egress, origin, http, https] = measures
  yield* tiered(`cloudfront/egress/${sku}`, 'GB', thing.use(egress, key), steps)
  yield used('Data transfer out to origin', `cloudfront/origin/${sku}`, 'GB', thing.use(origin, key))
  yield used('HTTP requests', `cloudfront/http-requests/${sku}`, '10k requests', thing.use(http, key))
  yield used('HTTPS requests', `cloudfront/https-requests/${sku}`, '10k requests', thing.use(https, key))
}

/** Terabytes up to which each step of the price goes. */
const steps = [
  ['first 10TB', 10],
  ['next 40TB', 50],
  ['next 100TB', 150],
  ['next 350TB', 500],
  ['next 524TB', 1024],
  ['next 4PB', 5120],
  ['over 5PB', Number.POSITIVE_INFINITY],
].map(([name, terabytes]) => ({ name: `Data transfer out to internet (${name})`, upTo: Number(terabytes) * 1024 }))

const areas = [
  { key: 'us', title: 'US, Mexico, Canada', sku: 'us' },
  { key: 'europe', title: 'Europe, Israel', sku: 'europe' },
  { key: 'south_africa', title: 'South Africa, Kenya, Middle East', sku: 'south-africa' },
  { key: 'south_america', title: 'South America', sku: 'south-america' },
  { key: 'japan', title: 'Japan', sku: 'japan' },
  { key: 'australia', title: 'Australia, New Zealand', sku: 'australia' },
  { key: 'asia_pacific', title: 'Hong Kong, Philippines, Asia Pacific', sku: 'asia-pacific' },
  { key: 'india', title: 'India', sku: 'india' },
]

/** Asked of a layer before the origin, where one is switched on, by the region that it stands in. */
function* shield(thing: Thing): Iterable<Line> {
  const shields = blocksIn(thing.body.origin).flatMap(({ origin_shield }) => blocksIn(origin_shield))
  for (const { enabled, origin_shield_region } of shields) {
    const region = textIn(origin_shield_region) ?? 'us-east-1'
    const found = shieldRegions.find(({ prefix }) => region.startsWith(prefix))
    if (flagIn(enabled) === false || !found) continue
    const { key, title } = found
    yield used(
      `Origin shield HTTP requests (${title} ${region})`,
      `cloudfront/origin-shield/${key.replaceAll('_', '-')}`,
      '10k requests',
      thing.use('monthly_shield_requests', key),
    )
  }
}

const shieldRegions = [
  { prefix: 'us-', key: 'us', title: 'US' },
  { prefix: 'eu-', key: 'europe', title: 'Europe' },
  { prefix: 'sa-', key: 'south_america', title: 'South America' },
  { prefix: 'ap-northeast-1', key: 'japan', title: 'Japan' },
  { prefix: 'ap-southeast-2', key: 'australia', title: 'Australia' },
  { prefix: 'ap-southeast-1', key: 'singapore', title: 'Singapore' },
  { prefix: 'ap-northeast-2', key: 'south_korea', title: 'South Korea' },
  { prefix: 'ap-south-1', key: 'india', title: 'India' },
]
