import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../../model/shape.ts'
import { common, keyOf } from './metadata.ts'

const namespaces = record({}, { any: flag, matchNames: listOf(literal) })
/** Also a PrometheusAgent: `kind` tells. */
export const Prometheus = {
  id: 'prometheus-operator/prometheus',
  title: 'Prometheus of the operator',
  file: 'prometheus.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          version: literal,
          image: literal,
          replicas: number,
          shards: number,
          retention: literal,
          retentionSize: literal,
          scrapeInterval: literal,
          evaluationInterval: literal,
          externalLabels: mapOf(text),
          externalUrl: literal,
          serviceAccountName: literal,
          storage: anything,
          resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar) }),
          alerting: record(
            {},
            { alertmanagers: listOf(record({}, { name: literal, namespace: literal, port: scalar })) },
          ),
          remoteWrite: listOf(record({}, { url: literal, name: literal })),
          additionalScrapeConfigs: keyOf,
          serviceMonitorSelector: anything,
          serviceMonitorNamespaceSelector: anything,
          podMonitorSelector: anything,
          podMonitorNamespaceSelector: anything,
          probeSelector: anything,
          scrapeConfigSelector: anything,
          ruleSelector: anything,
          ruleNamespaceSelector: anything,
          podMetadata: anything,
          securityContext: anything,
          enableAdminAPI: flag,
        },
      ),
    },
  ),
} satisfies Kind
export type Prometheus = DataOf<typeof Prometheus>

export const Alertmanager = {
  id: 'prometheus-operator/alertmanager',
  title: 'Alertmanager of the operator',
  file: 'alertmanager.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          version: literal,
          image: literal,
          replicas: number,
          retention: literal,
          externalUrl: literal,
          configSecret: literal,
          alertmanagerConfiguration: record({}, { name: literal }),
          alertmanagerConfigSelector: anything,
          alertmanagerConfigNamespaceSelector: anything,
          resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar) }),
          storage: anything,
          securityContext: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type Alertmanager = DataOf<typeof Alertmanager>

/** Routes nest, and are read by whoever walks them. */
export const AlertmanagerConfig = {
  id: 'prometheus-operator/alertmanager-config',
  title: 'AlertmanagerConfig',
  file: 'alerts.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          route: anything,
          receivers: listOf(record({}, { name: literal })),
          inhibitRules: listOf(anything),
          muteTimeIntervals: listOf(anything),
          timeIntervals: listOf(anything),
        },
      ),
    },
  ),
} satisfies Kind
export type AlertmanagerConfig = DataOf<typeof AlertmanagerConfig>

export const Probe = {
  id: 'prometheus-operator/probe',
  title: 'Probe of the Prometheus operator',
  file: 'probe.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          jobName: literal,
          interval: literal,
          scrapeTimeout: literal,
          module: literal,
          prober: record({}, { url: literal, scheme: literal, path: literal }),
          targets: record(
            {},
            {
              staticConfig: record({}, { static: listOf(literal), labels: mapOf(text) }),
              ingress: record({}, { selector: anything, namespaceSelector: namespaces }),
            },
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type Probe = DataOf<typeof Probe>

export const ScrapeConfig = {
  id: 'prometheus-operator/scrape-config',
  title: 'ScrapeConfig',
  file: 'scrape.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          jobName: literal,
          scrapeInterval: literal,
          scrapeTimeout: literal,
          metricsPath: literal,
          scheme: literal,
          staticConfigs: listOf(record({}, { targets: listOf(literal), labels: mapOf(text) })),
          kubernetesSDConfigs: listOf(anything),
          relabelings: listOf(anything),
          metricRelabelings: listOf(anything),
        },
      ),
    },
  ),
} satisfies Kind
export type ScrapeConfig = DataOf<typeof ScrapeConfig>

/** Its rules are read one by one as alerts and recordings too. */
export const PrometheusRule = {
  id: 'prometheus-operator/prometheus-rule',
  title: 'PrometheusRule',
  file: 'rules.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          groups: listOf(
            record(
              {},
              {
                name: literal,
                interval: literal,
                rules: listOf(
                  record(
                    {},
                    {
                      alert: text,
                      record: text,
                      expr: scalar,
                      for: literal,
                      keep_firing_for: literal,
                      labels: mapOf(text),
                      annotations: mapOf(text),
                    },
                  ),
                ),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type PrometheusRule = DataOf<typeof PrometheusRule>
