import { sharesOf } from '../../../design/pod-metrics.ts'
import type { Service } from '../../../model/spec.ts'
import type { Means, Slo } from '../../../model/watch.ts'
import { type Attributes, ref, type Value } from '../../../syntax/hcl/build.ts'

/** How CloudWatch measures the bad share of an objective. Names of metrics are what the expressions use. */
export interface Indicator {
  readonly metrics: Readonly<Record<string, Attributes>>
  readonly share: string
  /** How many were bad; absent for looks from outside, each of which counts. */
  readonly failures?: string
}

interface About {
  readonly slo: Slo
  /** Name of the module call: `production_api`. */
  readonly call: string
  /** Module call of the load balancer before it. */
  readonly balancer: string
  /** `crm-production-api` */
  readonly name: string
  /** Target groups, as metrics have them. */
  readonly targets: readonly Value[]
  /** Of pods: where what they count is found. */
  readonly pods?: { readonly system: string; readonly namespace: string; readonly service: Service }
  /** Module call of the queue that a worker takes from. */
  readonly queue?: string
}

export function indicatorOf(means: Means, about: About): Indicator | undefined {
  return means === 'prometheus' ? undefined : by[means](about)
}

const by: Readonly<Record<Exclude<Means, 'prometheus'>, (about: About) => Indicator | undefined>> = {
  'load-balancer': ({ slo, balancer, targets }) => together(targets.map((target) => behind(balancer, target, slo))),
  'service-connect': ({ slo, name }) =>
    requests(slo, (metric, stat) =>
      measured('AWS/ECS', metric, stat, {
        [metric === 'RequestCount' ? 'DiscoveryName' : 'TargetDiscoveryName']: name,
      }),
    )({ all: 'RequestCount', bad: 'HTTPCode_Target_5XX_Count', time: 'TargetResponseTime', unit: 1 }),
  'api-gateway': ({ slo, call }) =>
    requests(slo, (metric, stat) => measured('AWS/ApiGateway', metric, stat, { ApiId: ref(`module.${call}_api.id`) }))({
      all: 'Count',
      bad: '5xx',
      time: 'Latency',
      unit: 1,
    }),
  function: ({ slo, name }) =>
    requests(slo, (metric, stat) => measured('AWS/Lambda', metric, stat, { FunctionName: name }))({
      all: 'Invocations',
      bad: 'Errors',
      time: 'Duration',
      unit: 1,
    }),
  queue: ({ queue }) =>
    queue === undefined
      ? undefined
      : {
          metrics: {
            taken: measured('AWS/SQS', 'NumberOfMessagesReceived', 'Sum', { QueueName: ref(`module.${queue}.name`) }),
            done: measured('AWS/SQS', 'NumberOfMessagesDeleted', 'Sum', { QueueName: ref(`module.${queue}.name`) }),
          },
          // What is in work at the edge of a window is in neither.
          share: 'IF(taken > FILL(done, 0), (taken - FILL(done, 0)) / taken, 0)',
          failures: 'taken - FILL(done, 0)',
        },
  collector: ({ slo, pods }) => {
    if (!pods) return undefined
    const { system, namespace, service } = pods
    const { good, bad, all } = sharesOf(slo, service)
    const own = (name: string) => measured(system, name, 'Sum', { Namespace: namespace, Service: slo.service })
    return bad === undefined
      ? {
          metrics: { all: own(all ?? good), good: own(good) },
          share: 'IF(all > 0, (all - FILL(good, 0)) / all, 0)',
          failures: 'all - FILL(good, 0)',
        }
      : {
          metrics: { good: own(good), bad: own(bad) },
          share: 'IF(FILL(good, 0) + FILL(bad, 0) > 0, FILL(bad, 0) / (FILL(good, 0) + FILL(bad, 0)), 0)',
          failures: 'FILL(bad, 0)',
        }
  },
  'health-check': ({ slo, call }) => {
    const at = { HealthCheckId: ref(`module.${call}_check.id`) }
    return slo.under === undefined
      ? {
          metrics: { well: measured('AWS/Route53', 'HealthCheckPercentageHealthy', 'Average', at) },
          share: '1 - well / 100',
        }
      : undefined
  },
}

/**
 * Requests that a target group was chosen for. Where a target takes too long or hangs up, the balancer answers in its place: no
 * target counts that, and the balancer counts it for all of its groups together. So of this group as many failed as no target
 * answered, and no more than the balancer made up: users who hang up, and the few redirects, are no failure.
 */
function behind(balancer: string, target: Value, slo: Slo): Indicator {
  const at = { LoadBalancer: ref(`module.${balancer}.arn_suffix`) }
  const measure = (metric: string, stat: string) =>
    measured('AWS/ApplicationELB', metric, stat, { ...at, TargetGroup: target })
  const own = requests(
    slo,
    measure,
  )({ all: 'RequestCount', bad: 'HTTPCode_Target_5XX_Count', time: 'TargetResponseTime', unit: 1000 })
  if (slo.under !== undefined) return own
  const unanswered = 'FILL(all, 0) - FILL(good, 0) - FILL(denied, 0) - FILL(bad, 0)'
  const failures = `FILL(bad, 0) + IF(${unanswered} < FILL(refused, 0), ${unanswered}, FILL(refused, 0))`
  return {
    metrics: {
      ...own.metrics,
      good: measure('HTTPCode_Target_2XX_Count', 'Sum'),
      denied: measure('HTTPCode_Target_4XX_Count', 'Sum'),
      refused: measured('AWS/ApplicationELB', 'HTTPCode_ELB_5XX_Count', 'Sum', at),
    },
    share: `IF(all > 0, (${failures}) / all, 0)`,
    failures,
  }
}

interface Names {
  readonly all: string
  readonly bad: string
  readonly time: string
  /** Milliseconds in the unit that time is measured in. */
  readonly unit: number
}

function requests({ under }: Slo, measure: (metric: string, stat: string) => Attributes) {
  return ({ all, bad, time, unit }: Names): Indicator =>
    under === undefined
      ? {
          metrics: { all: measure(all, 'Sum'), bad: measure(bad, 'Sum') },
          share: 'IF(all > 0, FILL(bad, 0) / all, 0)',
          failures: 'FILL(bad, 0)',
        }
      : {
          metrics: { all: measure(all, 'Sum'), fast: measure(time, `PR(:${under / unit})`) },
          share: '(100 - fast) / 100',
          failures: 'all * (100 - fast) / 100',
        }
}

/** One objective over target groups that take turns. */
function together([only, ...more]: readonly Indicator[]): Indicator | undefined {
  if (only?.failures === undefined || more.length === 0) return only
  const all = [only, ...more].map((each, index) => numbered(each, index + 1))
  const sum = (terms: readonly string[]) => terms.join(' + ')
  const bad = sum(all.map(({ failures = '' }) => (failures.startsWith('FILL(') ? failures : `FILL(${failures}, 0)`)))
  const seen = sum(all.map((_, index) => `FILL(all${index + 1}, 0)`))
  return {
    metrics: Object.assign({}, ...all.map(({ metrics }) => metrics)),
    share: `IF(${seen} > 0, (${bad}) / (${seen}), 0)`,
    failures: bad,
  }
}

/** With the number of its target group behind each name. */
function numbered({ metrics, failures = '' }: Indicator, index: number): Indicator {
  const named = (expression: string) => expression.replace(/\b(all|bad|fast|good|denied)\b/g, `$1${index}`)
  return {
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [named(name), metric])),
    share: '',
    failures: named(failures),
  }
}

function measured(
  namespace: string,
  metric: string,
  stat: string,
  dimensions: Readonly<Record<string, Value>>,
): Attributes {
  return { namespace, metric, stat, dimensions }
}
