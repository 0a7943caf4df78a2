import { Monitor } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<Monitor> = {
  title: 'Scrape of a monitor may take longer than its interval',
  why: `Prometheus refuses a job in which a scrape times out later than the next one starts; the operator leaves such a monitor out, and its targets are
not scraped at all.`,
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  *run({ spec }) {
    for (const key of ['endpoints', 'podMetricsEndpoints'] as const)
      for (const [index, each] of (spec?.[key] ?? []).entries()) {
        const [interval, timeout] = [durationOf(each?.interval), durationOf(each?.scrapeTimeout)]
        if (interval !== undefined && timeout !== undefined && timeout > interval)
          yield {
            at: ['spec', key, index, 'scrapeTimeout'],
            message: `\`${each?.scrapeTimeout}\` is longer than the interval of \`${each?.interval}\`; shorten it`,
          }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http, interval: 10s, scrapeTimeout: 15s }]
      `,
      good: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http, interval: 30s, scrapeTimeout: 15s }]
      `,
    },
  ],
}
