import { latenessOf } from '../../design/lateness.ts'
import type { Service } from '../../model/spec.ts'
import { lines, type Section } from './panel.ts'

/** Traffic, errors and latency, from the metrics that the contract asks of a service; of a job what the cluster says of its runs. */
export function signalsOf(service: Service): Section {
  if (service.type === 'job') return ofRuns(service)
  return service.type === 'worker' ? ofJobs(service) : ofRequests(service)
}

const percentiles = [0.5, 0.95, 0.99]

function ofRequests({ name, health, objectives }: Service): Section {
  const users = `job="${name}", namespace="$namespace", http_route!="${health}"`
  const all = `http_server_request_duration_seconds_count{${users}}`
  const failed = `http_server_request_duration_seconds_count{${users}, http_response_status_code=~"5.."}`
  const rate = (series: string, by = '') => `sum ${by}(rate(${series}[$__rate_interval]))`
  return {
    title: 'Traffic, errors, latency',
    panels: [
      lines('Requests', [{ expr: rate(all, 'by (http_route) '), legend: '{{http_route}}' }], {
        unit: 'reqps',
        stacked: true,
      }),
      lines(
        'Share that fails',
        [
          { expr: partOf(rate(failed), rate(all)), legend: 'all' },
          { expr: partOf(rate(failed, 'by (http_route) '), rate(all, 'by (http_route) ')), legend: '{{http_route}}' },
        ],
        {
          unit: 'percentunit',
          steps: [[share(objectives.availability), 'red']],
          means: 'The line is what the objective allows.',
        },
      ),
      lines(
        'Latency',
        percentiles.map((percentile) => ({
          expr: `histogram_quantile(${percentile}, sum by (le) (rate(http_server_request_duration_seconds_bucket{${users}}[$__rate_interval])))`,
          legend: `p${percentile * 100}`,
        })),
        { unit: 's', ...limit(objectives.latency) },
      ),
      lines(
        'Answers',
        [{ expr: rate(all, 'by (http_response_status_code) '), legend: '{{http_response_status_code}}' }],
        { unit: 'reqps', stacked: true },
      ),
    ],
  }
}

function ofJobs({ name, objectives }: Service): Section {
  const own = `job="${name}", namespace="$namespace"`
  const rate = (matchers: string, by = '') => `sum ${by}(rate(jobs_processed_total{${matchers}}[$__rate_interval]))`
  return {
    title: 'Traffic, errors, latency',
    panels: [
      lines('Jobs', [{ expr: rate(own, 'by (outcome) '), legend: '{{outcome}}' }], { unit: 'ops', stacked: true }),
      lines('Share that fails', [{ expr: partOf(rate(`${own}, outcome="error"`), rate(own)), legend: 'all' }], {
        unit: 'percentunit',
        steps: [[share(objectives.availability), 'red']],
        means: 'The line is what the objective allows.',
      }),
      ...(objectives.latency
        ? [
            lines(
              'Time of a job',
              percentiles.map((percentile) => ({
                expr: `histogram_quantile(${percentile}, sum by (le) (rate(job_duration_seconds_bucket{${own}}[$__rate_interval])))`,
                legend: `p${percentile * 100}`,
              })),
              { unit: 's', ...limit(objectives.latency) },
            ),
          ]
        : []),
    ],
  }
}

/** It ends before anybody could scrape it. */
function ofRuns({ name, schedule }: Service): Section {
  const runs = `namespace="$namespace", job_name=~"${name}-[0-9]+"`
  const { patience } = latenessOf(schedule)
  return {
    title: 'Runs',
    panels: [
      lines(
        'Since the last that succeeded',
        [
          {
            expr: `time() - max(kube_cronjob_status_last_successful_time{namespace="$namespace", cronjob="${name}"})`,
            legend: name,
          },
        ],
        { unit: 's', steps: [[patience, 'red']], means: 'At the line it is late, and a ticket says so.' },
      ),
      lines(
        'Time of a run',
        [
          {
            expr: `max by (job_name) (kube_job_status_completion_time{${runs}} - kube_job_status_start_time{${runs}})`,
            legend: '{{job_name}}',
          },
        ],
        { unit: 's' },
      ),
      lines(
        'Runs that the cluster remembers',
        ['complete', 'failed'].map((end) => ({
          expr: `count(kube_job_${end}{${runs}, condition="true"} == 1) or vector(0)`,
          legend: end,
        })),
        { unit: 'short' },
      ),
    ],
  }
}

/** What never failed has no series of failures: that is none, and not nothing known. */
function partOf(failed: string, all: string): string {
  return `(${failed} or 0 * ${all}) / ${all}`
}

function share(objective: number): number {
  return Number((1 - objective).toPrecision(6))
}

function limit(latency: Service['objectives']['latency']) {
  if (!latency) return {}
  return {
    steps: [[latency.under / 1000, 'red']] as const,
    means: `The line is the objective: p${latency.percentile * 100} stays below it.`,
  }
}
