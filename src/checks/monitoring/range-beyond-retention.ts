import { Rule } from '../../kinds/monitoring.ts'
import { ServiceLevelObjective } from '../../kinds/slo.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { parseDuration, printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { retentionOf } from './scraped.ts'

export const check: Check<Rule | ServiceLevelObjective> = {
  title: 'Window is longer than what Prometheus keeps',
  why: `Prometheus answers from what it still has and says nothing about the rest: a budget over 30 days is reckoned from the days that are left, and an
alert on it is wrong. Keep the data longer, or record the sums and read those.`,
  severity: 'medium',
  level: 'default',
  on: [Rule, ServiceLevelObjective],
  controls: ['soc2/CC7.2'],
  *run(subject, { estate }) {
    const isObjective = 'language' in subject
    if (!isObjective && subject.expr === undefined) return
    const kept = retentionOf(estate)
    if (!kept) return
    const longest = isObjective ? windowOf(subject) : longestIn(subject.expr ?? '')
    if (longest > kept.milliseconds)
      yield {
        at: isObjective ? [] : ['expr'],
        message: `It looks back ${printDuration(longest)} and Prometheus keeps ${printDuration(kept.milliseconds)}; keep the data longer or shorten the window`,
        related: [
          { resource: kept.by, at: kept.at, message: kept.said ? 'kept this long' : 'kept for the usual time' },
        ],
      }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.retention.time=15d"]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - record: job:errors:increase30d
                expr: sum by (job) (increase(errors_total[30d]))
      `,
      good: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.retention.time=35d"]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - record: job:errors:increase30d
                expr: sum by (job) (increase(errors_total[30d]))
      `,
    },
    {
      bad: `
        -- prometheus.yaml --
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: monitoring }
        spec: { replicas: 2 }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - record: job:errors:increase7d
                expr: sum by (job) (increase(errors_total[7d]))
      `,
      good: `
        -- prometheus.yaml --
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: monitoring }
        spec: { replicas: 2, retention: 10d }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - record: job:errors:increase7d
                expr: sum by (job) (increase(errors_total[7d]))
      `,
    },
    {
      bad: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.retention.time=15d"]
        -- slo.yml --
        version: prometheus/v1
        service: web
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
      `,
      good: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.retention.time=35d"]
        -- slo.yml --
        version: prometheus/v1
        service: web
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
      `,
    },
  ],
}

function longestIn(expr: string): number {
  return Math.max(0, ...selectorsIn(expr).map(({ range = 0 }) => range))
}

/** Of what is made into rules of Prometheus: they sum the budget over all of it. */
function windowOf({ language, window }: ServiceLevelObjective): number {
  return language === 'openslo' || window === undefined ? 0 : (parseDuration(window) ?? 0)
}
