import type { Blueprint, Workload } from '../../model/blueprint.ts'

/** What the estate expects of the code of each service: its ports, variables and metrics. */
export function contract({ plan }: Blueprint): string {
  return `${[
    '# What each service must do to run here',
    'The estate is derived from these promises. A service that keeps them needs no further configuration; the alerts and objectives of a service that does not are blind.',
    ...plan.workloads.map((workload) =>
      section(
        workload,
        plan.slos.filter(({ service }) => service === workload.name).map(({ under }) => under),
      ),
    ),
  ].join('\n\n')}\n`
}

function section(workload: Workload, thresholds: readonly (number | undefined)[]): string {
  const { name, port, health, metricsPort, environment, service } = workload
  const buckets = thresholds.filter((under) => under !== undefined).map((under) => under / 1000)
  return [
    `## ${name}`,
    [
      ...(port ? [`- listens on port ${port} (\`PORT\`)`] : []),
      `- answers 200 at \`${health.ready}\` on port ${health.port} when it can work`,
      '- ends within 30 seconds of SIGTERM, after the requests that it has begun',
      `- serves Prometheus metrics at \`/metrics\` on port ${metricsPort} (\`METRICS_PORT\`), as the OpenTelemetry exporter does:`,
      ...(service.type === 'worker'
        ? ['  - `jobs_processed_total`, a counter with `outcome` of `success` or `error`']
        : [
            '  - `http_server_request_duration_seconds`, a histogram with `http_response_status_code` and `http_route`',
          ]),
      ...(buckets.length > 0 && service.type === 'worker' ? ['  - `job_duration_seconds`, a histogram'] : []),
      ...(buckets.length > 0
        ? [
            `  - a bucket boundary at ${buckets.join(' and ')} s: the default buckets have none, and the latency objective is measured there`,
          ]
        : []),
      '- writes one JSON object per line to stdout, with `trace_id` where there is one, and no personal data',
      '- runs as any user but root, with a read-only root file system and a writable `/tmp`',
    ].join('\n'),
    '| Variable | Where from |\n|---|---|\n' +
      environment
        .map(
          (variable) =>
            `| \`${variable.name}\` | ${'value' in variable ? `\`${variable.value}\`` : `key \`${variable.key}\` of Secret \`${variable.secret}\``} |`,
        )
        .join('\n'),
  ].join('\n\n')
}
