import type { DataOf, Kind } from '../model/resource.ts'
import { anything, either, flag, listOf, literal, mapOf, record, type Shape, scalar, text } from '../model/shape.ts'

/** An expression that is written out. `${1}` is a group of `label_replace`; other holes leave it unknown. */
const expression: Shape<string> = (value) => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && !/\{\{|\$\{(?!\d)|\$__|\[\[|\$\(/.test(value) ? value : undefined
}
const labels = mapOf(either(text, scalar))

/** An alert or a recording rule, from a rule file or a PrometheusRule. */
export const Rule = {
  id: 'monitoring/rule',
  title: 'Prometheus rule',
  file: 'rules.yml',
  shape: record(
    {},
    {
      alert: literal,
      record: literal,
      expr: expression,
      for: scalar,
      keep_firing_for: scalar,
      labels,
      annotations: labels,
    },
  ),
} satisfies Kind
export type Rule = DataOf<typeof Rule>

export const RuleGroup = {
  id: 'monitoring/rule-group',
  title: 'Prometheus rule group',
  file: 'rules.yml',
  shape: record({ rules: listOf(Rule.shape) }, { name: literal, interval: scalar, labels }),
} satisfies Kind
export type RuleGroup = DataOf<typeof RuleGroup>

export const ScrapeJob = {
  id: 'monitoring/scrape-job',
  title: 'Prometheus scrape job',
  file: 'prometheus.yml',
  shape: record(
    { job_name: literal },
    {
      scrape_interval: scalar,
      scrape_timeout: scalar,
      metrics_path: literal,
      scheme: literal,
      honor_labels: flag,
      static_configs: listOf(record({}, { targets: listOf(literal), labels })),
      kubernetes_sd_configs: listOf(
        record({}, { role: literal, namespaces: record({}, { names: listOf(literal), own_namespace: flag }) }),
      ),
      file_sd_configs: listOf(record({}, { files: listOf(literal), refresh_interval: scalar })),
      dns_sd_configs: listOf(record({}, { names: listOf(literal), type: literal, port: scalar })),
      http_sd_configs: listOf(record({}, { url: text })),
      ec2_sd_configs: listOf(record({}, { region: literal, port: scalar })),
      consul_sd_configs: listOf(record({}, { server: text, services: listOf(literal) })),
      params: mapOf(anything),
      sample_limit: scalar,
      tls_config: record({}, { insecure_skip_verify: flag, ca_file: text }),
      basic_auth: record({}, { username: text, password: text, password_file: text }),
      authorization: record({}, { type: literal, credentials: text, credentials_file: text }),
      bearer_token: text,
      bearer_token_file: text,
      honor_timestamps: flag,
      relabel_configs: anything,
      metric_relabel_configs: anything,
    },
  ),
} satisfies Kind
export type ScrapeJob = DataOf<typeof ScrapeJob>

export const PrometheusConfig = {
  id: 'monitoring/prometheus-config',
  title: 'Prometheus configuration',
  file: 'prometheus.yml',
  shape: record(
    {},
    {
      global: record(
        {},
        { scrape_interval: scalar, scrape_timeout: scalar, evaluation_interval: scalar, external_labels: labels },
      ),
      rule_files: listOf(text),
      scrape_config_files: listOf(text),
      alerting: anything,
      remote_write: listOf(record({}, { url: text, name: literal, write_relabel_configs: anything })),
      remote_read: listOf(record({}, { url: text, name: literal })),
      storage: anything,
      scrape_configs: listOf(ScrapeJob.shape),
    },
  ),
} satisfies Kind
export type PrometheusConfig = DataOf<typeof PrometheusConfig>

/** A route of Alertmanager. Routes nest to any depth; the deeper ones are read with this shape in turn. */
export const routeShape = record(
  {},
  {
    receiver: literal,
    group_by: listOf(literal),
    matchers: listOf(text),
    match: mapOf(scalar),
    match_re: mapOf(scalar),
    continue: flag,
    group_wait: scalar,
    group_interval: scalar,
    repeat_interval: scalar,
    mute_time_intervals: listOf(literal),
    active_time_intervals: listOf(literal),
    routes: listOf(anything),
  },
)
export type Route = DataOf<{ id: string; title: string; file: string; shape: typeof routeShape }>

export const AlertmanagerConfig = {
  id: 'monitoring/alertmanager-config',
  title: 'Alertmanager configuration',
  file: 'alertmanager.yml',
  shape: record(
    {},
    {
      global: anything,
      templates: listOf(text),
      route: routeShape,
      receivers: listOf(mapOf(anything)),
      inhibit_rules: listOf(anything),
      time_intervals: listOf(record({ name: literal }, { time_intervals: anything })),
      mute_time_intervals: listOf(record({ name: literal }, { time_intervals: anything })),
    },
  ),
} satisfies Kind
export type AlertmanagerConfig = DataOf<typeof AlertmanagerConfig>

const selector = record({}, { matchLabels: mapOf(scalar), matchExpressions: anything })
const endpoint = record(
  {},
  { port: literal, targetPort: scalar, path: literal, interval: scalar, scrapeTimeout: scalar },
)

/** A ServiceMonitor or a PodMonitor of the Prometheus operator. */
export const Monitor = {
  id: 'monitoring/monitor',
  title: 'Prometheus operator monitor',
  file: 'monitor.yaml',
  shape: record(
    { kind: literal },
    {
      metadata: record({}, { name: literal, namespace: literal, labels }),
      spec: record(
        {},
        {
          selector,
          namespaceSelector: record({}, { any: flag, matchNames: listOf(literal) }),
          endpoints: listOf(endpoint),
          podMetricsEndpoints: listOf(endpoint),
        },
      ),
    },
  ),
} satisfies Kind
export type Monitor = DataOf<typeof Monitor>
