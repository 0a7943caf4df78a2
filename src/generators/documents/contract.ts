import { auditedClasses } from '../../design/audit.ts'
import { figureMetric } from '../../design/figures.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Site, Workload } from '../../model/workload.ts'
import { text } from './markdown.ts'
import { storeTerms } from './store-contract.ts'

/** What the estate expects of the code of each service: its ports, variables and metrics. */
export function contract({ plan, spec }: Blueprint): string {
  const trail = auditedClasses(spec.compliance).length > 0
  const databases = plan.stores.filter(({ engine }) => engine === 'postgresql').map(({ name }) => name)
  return `${[
    '# What each service must do to run here',
    'The estate is derived from these promises. A service that keeps them needs no further configuration; the alerts and objectives of a service that does not are blind.',
    ...plan.workloads.map((workload) =>
      section(
        workload,
        plan.certificates?.passed?.workloads.includes(workload.name) ?? false,
        plan.slos.filter(({ service }) => service === workload.name).map(({ under }) => under),
        trail && workload.service.uses.some((used) => databases.includes(used)),
        storeTerms(workload, plan),
      ),
    ),
    ...plan.sites.map((site) => siteSection(site, plan)),
  ].join('\n\n')}\n`
}

/** `audited`: a framework asks for a trail of what is done to its database. */
function section(
  workload: Workload,
  certified: boolean,
  thresholds: readonly (number | undefined)[],
  audited: boolean,
  terms: readonly string[],
): string {
  const { name, controller, environment, platform, service } = workload
  const buckets = thresholds.filter((under) => under !== undefined).map((under) => under / 1000)
  return [
    `## ${name}`,
    [
      ...(platform !== 'kubernetes'
        ? outside(workload)
        : controller === 'CronJob'
          ? clockwork(workload)
          : serving(workload, buckets)),
      ...(certified
        ? [
            '- speaks TLS by the certificate in `TLS_CERT_FILE` and the key in `TLS_KEY_FILE` where these are set, and plain where they are not, as in `compose.yaml`; it is started anew when they change',
          ]
        : []),
      ...(environment.some((variable) => 'secret' in variable && /_(?:PASSWORD|TOKEN)$/.test(variable.name))
        ? [
            '- speaks TLS to its database and its cache, which refuse a connection without; an empty password says that there is none, as in `compose.yaml` and in integration tests',
          ]
        : []),
      ...terms,
      ...(workload.migration
        ? [
            `- brings its database to its version ${told(platform, workload.migration.args)}, and at no other time: within a quarter of an hour, and it bears to be run twice`,
            '  - meanwhile the version before goes on: a migration adds, and what is no longer used goes with a later one',
            ...(audited
              ? [
                  '  - the first one runs `create extension if not exists pgaudit`, and `grant select` on tables whose reading is to be on record to `rds_pgaudit`; where the extension is not offered, as on a developer’s machine, it goes on',
                ]
              : []),
          ]
        : []),
      ...(service.disk
        ? [
            '- keeps what must outlive it under `/data` (`DATA_DIR`): each replica has a disk of its own, and sees no other',
          ]
        : []),
      ...(service.gpus > 0
        ? [
            `- finds ${service.gpus} graphics ${service.gpus === 1 ? 'processor' : 'processors'} (NVIDIA L4); its image is built for amd64 and brings its own libraries of CUDA`,
          ]
        : []),
      ...(environment.some((variable) => variable.name === 'FLAGD_HOST')
        ? [
            '- asks OpenFeature whether a feature is on, with a default in its code that holds while nothing answers: [flags.md](flags.md)',
          ]
        : []),
      '- writes one JSON object per line to stdout, with `trace_id` where there is one, and no personal data',
      '- runs as any user but root, with a read-only root file system and a writable `/tmp`',
    ].join('\n'),
    '| Variable | Where from |\n|---|---|\n' +
      environment.map((variable) => `| \`${variable.name}\` | ${from(variable)} |`).join('\n'),
  ].join('\n\n')
}

function clockwork({ service }: Workload): string[] {
  return [
    `- runs to its end when it is started (\`${service.schedule}\` in UTC), and ends with 0 when all went well and with anything else when not`,
    '- bears to be run twice for the same time: a node may be lost, and a person may start it by hand',
    '- ends by itself within a day and before its next time, or it is ended',
    '- takes up where it was within 45 seconds of SIGTERM, or loses nothing by it',
  ]
}

function serving(workload: Workload, buckets: readonly number[]): string[] {
  const { port, metricsPort, service } = workload
  return [
    ...(port ? [`- listens on port ${port} (\`PORT\`)`] : []),
    `- ${spoken[port === undefined ? 'http' : service.protocol](workload)}`,
    ...(Object.keys(workload.hosts).length > 0 && service.protocol !== 'tcp'
      ? [
          '- says there which commit it runs, by the header `x-revision` with the value of `REVISION`: without it a rollout that hangs looks like one that worked',
          '- answers with `strict-transport-security` and `x-content-type-options: nosniff`: the scan from outside fails without',
          ...(service.type === 'frontend'
            ? ['- sets `content-security-policy` and `cache-control`, and compresses: no CDN does it in its place']
            : []),
        ]
      : []),
    '- ends within 30 seconds of SIGTERM, after the requests that it has begun',
    `- serves Prometheus metrics at \`/metrics\` on port ${metricsPort} (\`METRICS_PORT\`), as the OpenTelemetry exporter does:`,
    ...(service.type === 'worker'
      ? ['  - `jobs_processed_total`, a counter with `outcome` of `success` or `error`']
      : ['  - `http_server_request_duration_seconds`, a histogram with `http_response_status_code` and `http_route`']),
    ...service.figures.map(({ name, title }) => `  - \`${figureMetric(name)}\`, a counter: ${title}`),
    ...(buckets.length > 0 && service.type === 'worker' ? ['  - `job_duration_seconds`, a histogram'] : []),
    ...(buckets.length > 0
      ? [
          `  - a bucket boundary at ${buckets.join(' and ')} s: the default buckets have none, and the latency objective is measured there`,
        ]
      : []),
  ]
}

const spoken: Readonly<Record<Workload['service']['protocol'], (workload: Workload) => string>> = {
  http: ({ health }) => `answers 200 at \`${health.ready}\` on port ${health.port} when it can work`,
  grpc: ({ health }) =>
    `answers SERVING by the health service of gRPC (\`grpc.health.v1.Health\`) on port ${health.port} when it can work`,
  tcp: ({ health }) => `takes connections on port ${health.port} when it can work, and none before`,
}

/** What the cloud and the pipeline ask of what no cluster runs. */
function outside({ port, health, hosts, platform, service }: Workload): string[] {
  const called = port !== undefined && service.protocol === 'http'
  return [
    ...(port === undefined ? [] : [`- listens on port ${port} (\`PORT\`)`]),
    ...(called ? [`- answers 200 at \`${health.ready}\` on port ${port} when it can work`] : []),
    service.type === 'job'
      ? '- does its work and ends: with 0 where all is done, with anything else where somebody has to look'
      : '- ends, with an error, when it can no longer work: then another is started',
    ...(Object.keys(hosts).length > 0
      ? [
          '- says there which commit it runs, by the header `x-revision` with the value of `REVISION`: without it a rollout that hangs looks like one that worked',
          '- answers with `strict-transport-security` and `x-content-type-options: nosniff`: the scan from outside fails without',
        ]
      : []),
    ...asked(platform, service.type),
    '- ends within 30 seconds of SIGTERM, after the requests that it has begun',
    ...(service.type === 'worker'
      ? [
          '- deletes a message from the queue when, and only when, its work is done: what is taken and not deleted counts as failed',
        ]
      : []),
  ]
}

function asked(platform: Workload['platform'], type: Workload['service']['type']): string[] {
  const events = platform === 'functions' && type !== 'api'
  return [
    ...(events
      ? [
          type === 'worker'
            ? '- answers `POST /events` with a batch of SQS as JSON, with `{"batchItemFailures": [{"itemIdentifier": "<messageId>"}]}` for those that failed: they come back, the others are done'
            : '- does its work on `POST /events` and answers 200 when all is done, within a quarter of an hour',
        ]
      : []),
  ]
}

/** The same wherever it runs; a function cannot be started in another way, and is asked. */
function told(platform: Workload['platform'], args: readonly string[]): string {
  if (platform === 'functions') return `when \`POST /events\` has \`{"migrate": ${JSON.stringify(args)}}\``
  return `and ends with 0 when its image is started with \`${args.join(' ')}\` and \`MIGRATE=only\``
}

function from(variable: Workload['environment'][number]): string {
  if ('value' in variable) return text(variable.value)
  if ('by' in variable)
    return Object.entries(variable.by)
      .map(([stage, value]) => `${stage}: ${text(value)}`)
      .join(', ')
  if ('parts' in variable)
    return text(variable.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join(''))
  return 'key' in variable
    ? `key \`${variable.key}\` of the secret \`${variable.secret}\``
    : `address of the secret \`${variable.secret}\`, JSON to be read once at the start`
}

/** What its build leaves, and what it is told. */
function siteSection({ name, service, connects }: Site, { workloads }: Blueprint['plan']): string {
  const called = workloads.filter((workload) => service.uses.includes(workload.name))
  const variables = called
    .filter(({ hosts }) => Object.keys(hosts).length > 0)
    .map((workload) => `\`${workload.name.toUpperCase().replaceAll('-', '_')}_URL\``)
  return [
    `## ${name}`,
    [
      '- is built by `npm ci` and `npm run build` into `dist`, with `index.html` at its top',
      '- serves itself for work by `npm run dev`, at `HOST` and `PORT`',
      '- puts files whose names carry a hash of their content under `dist/assets`: browsers keep them for a year',
      ...(variables.length > 0
        ? [`- takes the addresses of what it calls from ${variables.join(', ')} when it is built, once for each stage`]
        : []),
      `- runs no inline scripts, and calls nothing but itself${Object.values(connects).some((origins) => origins.length > 0) ? ' and those addresses' : ''}: its content security policy forbids the rest`,
    ].join('\n'),
  ].join('\n\n')
}
