import { expect, test } from 'vitest'
import { promisesIn } from './promises.ts'

const slo = (name: string, service: string, indicator: string, more = '') => `
apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: ${service}
  timeWindow: [{ duration: 30d, isRolling: true }]
  budgetingMethod: Occurrences
  indicator:
    metadata: { name: ${name} }
    spec:
${indicator}
  objectives: [{ target: 0.995${more} }]
`
const source = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`
const errors = `      ratioMetric: { counter: true, bad: ${source('sum(http_requests_total{code=~"5.."})')}, total: ${source('sum(http_requests_total)')} }`
const fast = `      ratioMetric: { counter: true, good: ${source('sum(http_server_request_duration_seconds_bucket{le="0.25"})')}, total: ${source('sum(http_server_request_duration_seconds_count)')} }`
const slow = `      thresholdMetric: ${source('histogram_quantile(0.99, sum by (le) (rate(request_seconds_bucket[5m])))')}`
const depth = `      thresholdMetric: ${source('max(queue_depth)')}`

test('a share of failures is availability, a bucket or a quantile is speed', () => {
  const taken = promisesIn(
    [
      { path: 'slo/errors.yaml', text: slo('errors', 'api', errors) },
      { path: 'slo/fast.yaml', text: slo('fast', 'api', fast) },
      { path: 'slo/slow.yaml', text: slo('slow', 'shop', slow, ', op: lt, value: 0.5') },
    ],
    ['api', 'shop'],
  )
  expect(taken.services).toEqual({
    api: { objectives: { availability: 99.5, latency: 'p99.5 < 250ms' }, from: 'slo/errors.yaml and slo/fast.yaml' },
    shop: { objectives: { latency: 'p99 < 500ms' }, from: 'slo/slow.yaml' },
  })
  expect(taken.remarks).toEqual([
    'slo/errors.yaml: `errors` reads series of its own; from a spec rules read those of the service contract. `devops slo rules slo/errors.yaml` keeps its PromQL.',
  ])
})

test('what a spec does not know is said, and where its rules come from', () => {
  const { services, remarks } = promisesIn(
    [
      { path: 'slo/depth.yaml', text: slo('depth', 'api', depth, ', op: lt, value: 100') },
      { path: 'slo/other.yaml', text: slo('errors', 'elsewhere', errors) },
      { path: 'values.yaml', text: 'replicas: 3' },
    ],
    ['api'],
  )
  expect(services).toEqual({})
  expect(remarks).toEqual([
    'slo/depth.yaml: `depth` is not taken over: it bounds a value that is no time of requests, which a spec does not know. `devops slo rules slo/depth.yaml` writes its rules as they are.',
    'slo/other.yaml: `errors` is not taken over: there is no program by the name `elsewhere`. `devops slo rules slo/other.yaml` writes its rules as they are.',
  ])
})
