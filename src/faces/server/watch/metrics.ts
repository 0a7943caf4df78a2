import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Count } from '../../../model/server.ts'
import type { Waiting } from '../../../store/waiting.ts'

/** What is asked for when somebody scrapes. */
export interface Sources {
  readonly version: string
  readonly replica: string
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
  followers(): number
  /** Throws where the database does not answer. */
  waiting(): Promise<readonly Waiting[]>
}

export interface Metrics {
  request(labels: { readonly method: string; readonly route: string; readonly status: string }, seconds: number): void
  job(command: string, outcome: 'done' | 'failed', seconds: number): void
  readonly count: Count
  /** In the text format of Prometheus. */
  text(): Promise<string>
}

/** A registry of its own: two servers in one process do not count each other's work. */
export function metricsOf({ version, replica, connections, followers, waiting }: Sources): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  gauge('build_info', 'What runs here', ['version', 'replica']).set({ version, replica }, 1)
  const requests = new Histogram({
    name: 'millwright_http_request_duration_seconds',
    help: 'Requests that were answered, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers,
  })
  const jobs = new Histogram({
    name: 'millwright_job_duration_seconds',
    help: 'Work in the background that ended, by command and outcome; what failed is tried again',
    labelNames: ['command', 'outcome'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60],
    registers,
  })
  const counters = {
    alert: counter('alerts_total', 'Alerts that were taken in, by what became of them', ['outcome']),
    page: counter('pages_total', 'Pages to people, by what became of them', ['outcome']),
  }
  const pool = gauge('database_connections', 'Connections to the database, and requests that wait for one', ['state'])
  const streams = gauge('event_streams', 'Open consoles that are told of changes')
  const up = gauge('database_up', 'Whether the database answered this scrape')
  const due = gauge('jobs_waiting', 'Work that is due and not begun', ['command'])
  const oldest = gauge('job_oldest_waiting_seconds', 'How long the oldest work that is due has waited', ['command'])
  const given = gauge('jobs_given_up', 'Work that failed as often as it may, of the last ten minutes', ['command'])
  return {
    request: (labels, seconds) => requests.observe(labels, seconds),
    job: (command, outcome, seconds) => jobs.observe({ command, outcome }, seconds),
    count: (what, outcome, by = 1) => counters[what].inc({ outcome }, by),
    async text() {
      for (const [state, count] of Object.entries(connections())) pool.set({ state }, count)
      streams.set(followers())
      for (const each of [due, oldest, given]) each.reset()
      try {
        for (const { command, count, seconds, givenUp } of await waiting()) {
          due.set({ command }, count)
          oldest.set({ command }, seconds)
          given.set({ command }, givenUp)
        }
        up.set(1)
      } catch {
        up.set(0)
      }
      return register.metrics()
    },
  }

  function gauge<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) {
    return new Gauge({ name: `millwright_${name}`, help, labelNames: [...labelNames], registers })
  }

  function counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Counter({ name: `millwright_${name}`, help, labelNames: [...labelNames], registers })
  }
}
