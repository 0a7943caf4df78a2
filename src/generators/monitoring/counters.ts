import type { Service } from '../../model/spec.ts'
import type { Slo } from '../../model/watch.ts'
import type { Samples } from './indicator.ts'

/** The counters that a service promises in its contract, as an SLO judges them. */
export interface Counters {
  readonly bad: string
  readonly all: Selected
  /** Those among them that are bad or, where only these are counted, good. */
  readonly part: Selected
  readonly partIs: 'bad' | 'good'
  readonly samples: Extract<Samples, { good: unknown }>
}

export interface Selected {
  readonly name: string
  readonly matchers: readonly string[]
}

export function countersOf({ service: job, under }: Slo, service: Service | undefined): Counters {
  if (service?.type === 'worker') return under === undefined ? finishedJobs(job) : quickJobs(job, under)
  return under === undefined ? answered(job, service) : quicklyAnswered(job, under, service)
}

/** How the bound of a bucket is written: Prometheus 3 turns `le="1"` into `le="1.0"`. */
export function bound(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds)
}

const server = 'http_server_request_duration_seconds'

function answered(job: string, service: Service | undefined): Counters {
  const all = { name: `${server}_count`, matchers: users(service) }
  const sample = (status: number) => `${all.name}{job="${job}",http_route="/",http_response_status_code="${status}"}`
  return {
    bad: 'requests failed',
    all,
    part: { ...all, matchers: [...all.matchers, 'http_response_status_code=~"5.."'] },
    partIs: 'bad',
    samples: { all: [], good: [sample(200)], bad: [sample(503)] },
  }
}

function quicklyAnswered(job: string, under: number, service: Service | undefined): Counters {
  // A failed request counts against availability; how fast it failed says nothing.
  const matchers = [...users(service), 'http_response_status_code!~"5.."']
  const labels = `job="${job}",http_route="/",http_response_status_code="200"`
  return {
    bad: `requests took longer than ${under} ms`,
    all: { name: `${server}_count`, matchers },
    part: { name: `${server}_bucket`, matchers: [...matchers, `le="${bound(under)}"`] },
    partIs: 'good',
    samples: histogram(server, labels, under),
  }
}

/** Whoever asks whether a pod is healthy is no user: counted, the questions would thin out the failures. */
function users(service: Service | undefined): readonly string[] {
  return service ? [`http_route!="${service.health}"`] : []
}

function finishedJobs(job: string): Counters {
  const name = 'jobs_processed_total'
  const sample = (outcome: string) => `${name}{job="${job}",outcome="${outcome}"}`
  return {
    bad: 'jobs failed',
    all: { name, matchers: [] },
    part: { name, matchers: ['outcome="error"'] },
    partIs: 'bad',
    samples: { all: [], good: [sample('success')], bad: [sample('error')] },
  }
}

function quickJobs(job: string, under: number): Counters {
  const name = 'job_duration_seconds'
  return {
    bad: `jobs took longer than ${under} ms`,
    all: { name: `${name}_count`, matchers: [] },
    part: { name: `${name}_bucket`, matchers: [`le="${bound(under)}"`] },
    partIs: 'good',
    samples: histogram(name, `job="${job}"`, under),
  }
}

function histogram(name: string, labels: string, under: number): Counters['samples'] {
  return {
    all: [`${name}_count{${labels}}`, `${name}_bucket{${labels},le="+Inf"}`],
    good: [`${name}_bucket{${labels},le="${bound(under)}"}`],
    bad: [],
  }
}
