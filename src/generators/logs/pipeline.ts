import type { Plan, Stack } from '../../model/plan.ts'
import type { Runtime } from '../../model/spec.ts'
import type { Logs } from '../../model/watch.ts'

/** Where Fluent Bit remembers how far it has read, and puts what it cannot pass on: a disk of the node outlives the pod. */
export const state = '/var/lib/fluent-bit'

/** The configuration of Fluent Bit 5, as YAML. */
export function pipeline(stack: Stack, plan: Plan, logs: Logs): unknown {
  const parsers = [...new Set(plan.pods.flatMap(({ service }) => traces[service.runtime] ?? []))]
  return {
    service: {
      flush: 1,
      log_level: 'warn',
      parsers_file: '/fluent-bit/etc/parsers.conf',
      http_server: 'on',
      http_listen: '0.0.0.0',
      http_port: 2020,
      health_check: 'on',
      'storage.path': `${state}/chunks`,
      'storage.sync': 'normal',
      'storage.max_chunks_up': 64,
      'storage.backlog.mem_limit': '16M',
      'storage.metrics': 'on',
    },
    pipeline: {
      inputs: [
        {
          name: 'tail',
          tag: 'kube.*',
          path: '/var/log/containers/*.log',
          // Its own complaints would feed themselves.
          exclude_path: '/var/log/containers/fluent-bit-*.log',
          'multiline.parser': 'cri',
          db: `${state}/tail.db`,
          'db.locking': true,
          read_from_head: true,
          refresh_interval: 10,
          rotate_wait: 30,
          // A line that is longer than its buffer is left out, and the next one read.
          buffer_max_size: '256k',
          skip_long_lines: 'on',
          // What is not passed on yet waits on the disk; of memory it takes no more than this.
          mem_buf_limit: '32M',
          'storage.type': 'filesystem',
        },
      ],
      filters: [
        ...(parsers.length > 0
          ? [
              {
                name: 'multiline',
                match: 'kube.*',
                'multiline.key_content': 'log',
                'multiline.parser': parsers.join(', '),
              },
            ]
          : []),
        {
          name: 'kubernetes',
          match: 'kube.*',
          merge_log: 'on',
          keep_log: 'off',
          labels: 'on',
          annotations: 'off',
          buffer_size: '1M',
          'k8s-logging.exclude': 'on',
        },
        { name: 'lua', match: 'kube.*', script: '/fluent-bit/scripts/mask.lua', call: 'mask' },
        { name: 'modify', match: 'kube.*', set: [`cluster ${stack.cluster}`] },
      ],
      outputs: logs.to === 'opensearch' ? searched(stack, logs) : [output(stack, plan, logs)],
    },
  }
}

/** A stack trace that is no JSON line comes in many lines; Fluent Bit knows how these languages write one. */
const traces: Readonly<Partial<Record<Runtime, string>>> = { go: 'go', java: 'java', python: 'python', ruby: 'ruby' }

/** By the namespace in the tag, which is the name of the file: what is kept for long, and what is not. */
function searched({ region }: Stack, { short }: Logs): readonly Readonly<Record<string, unknown>>[] {
  const file = '^kube\\.var\\.log\\.containers\\.[^_]+_'
  const passing = short.map((each) => `${each}[^_]*`).join('|')
  const to = (index: string, matching: object) => ({
    name: 'opensearch',
    ...matching,
    alias: index,
    host: '${LOG_SEARCH_HOST}',
    port: 443,
    tls: 'on',
    'tls.verify': 'on',
    aws_auth: 'on',
    aws_region: region,
    index,
    suppress_type_name: 'on',
    // Labels have dots in their names, and a line that is sent twice is kept once.
    replace_dots: 'on',
    generate_id: 'on',
    trace_error: 'on',
    buffer_size: '512k',
    compress: 'gzip',
    workers: 2,
    retry_limit: 20,
    'storage.total_limit_size': '1G',
  })
  return passing === ''
    ? [to('logs-long', { match: 'kube.*' })]
    : [
        to('logs-long', { match_regex: `${file}(?!(?:${passing})_)` }),
        to('logs-short', { match_regex: `${file}(?:${passing})_` }),
      ]
}

function output({ name, region, cluster }: Stack, { system }: Plan, logs: Logs): Readonly<Record<string, unknown>> {
  const limits = { match: 'kube.*', retry_limit: 20, 'storage.total_limit_size': '1G' }
  if (logs.to === 'cloudwatch')
    return {
      name: 'cloudwatch_logs',
      ...limits,
      region,
      log_group_name: logs.groups[name],
      log_stream_prefix: 'unknown-',
      log_stream_template: "$kubernetes['namespace_name'].$kubernetes['pod_name'].$kubernetes['container_name']",
      auto_create_group: 'off',
    }
  if (logs.to === 'datadog')
    return {
      name: 'datadog',
      ...limits,
      host: 'http-intake.logs.datadoghq.com',
      tls: 'on',
      compress: 'gzip',
      apikey: '${DATADOG_API_KEY}',
      dd_source: 'kubernetes',
      dd_tags: `cluster:${cluster},system:${system}`,
      include_tag_key: 'off',
    }
  if (logs.to === 'new-relic')
    return { name: 'nrlogs', ...limits, license_key: '${NEW_RELIC_LICENSE_KEY}', compress: 'gzip' }
  return {
    name: 'loki',
    ...limits,
    host: logs.host,
    port: logs.port,
    // Few labels, each with few values: a stream is kept for each combination. The rest is found in the line.
    labels: [
      `cluster=${cluster}`,
      "namespace=$kubernetes['namespace_name']",
      "app=$kubernetes['labels']['app.kubernetes.io/name']",
      "container=$kubernetes['container_name']",
      'level=$level',
    ].join(', '),
    structured_metadata: "pod=$kubernetes['pod_name'], trace_id=$trace_id",
    remove_keys: 'kubernetes, cluster, stream, _p, logtag',
    line_format: 'json',
    compress: 'gzip',
    workers: 2,
  }
}
