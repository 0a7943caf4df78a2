import { flagIn, numberIn, textIn } from '../body.ts'
import { hourly, tiered, used } from '../line.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  title: 'API Gateway',
  types: {
    *aws_api_gateway_rest_api(thing) {
      yield* tiered('api-gateway/rest', '1M requests', thing.use('monthly_requests'), [
        { name: 'Requests (first 333M)', upTo: 333e6 },
        { name: 'Requests (next 667M)', upTo: 1e9 },
        { name: 'Requests (next 19B)', upTo: 20e9 },
        { name: 'Requests (over 20B)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
    *aws_api_gateway_stage({ body }) {
      if (flagIn(body.cache_cluster_enabled) !== true) return
      const size = numberIn(body.cache_cluster_size) ?? 0.5
      yield hourly(`Cache memory (${size} GB)`, `api-gateway/cache/${size}`)
    },
    *aws_apigatewayv2_api(thing) {
      if (textIn(thing.body.protocol_type) === 'WEBSOCKET') {
        const messages = thing.use('monthly_messages')
        // Each 32 KB of a message counts as one.
        const chunks = Math.ceil((thing.use('message_size_kb') ?? 32) / 32)
        yield* tiered('api-gateway/websocket', '1M messages', messages === undefined ? undefined : messages * chunks, [
          { name: 'Messages (first 1B)', upTo: 1e9 },
          { name: 'Messages (over 1B)', upTo: Number.POSITIVE_INFINITY },
        ])
        yield used(
          'Connection duration',
          'api-gateway/websocket/minutes',
          '1M minutes',
          thing.use('monthly_connection_mins'),
        )
        return
      }
      const requests = thing.use('monthly_requests')
      // Each 512 KB of a request counts as one.
      const chunks = Math.ceil((thing.use('request_size_kb') ?? 512) / 512)
      yield* tiered('api-gateway/http', '1M requests', requests === undefined ? undefined : requests * chunks, [
        { name: 'Requests (first 300M)', upTo: 300e6 },
        { name: 'Requests (over 300M)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
  },
}
