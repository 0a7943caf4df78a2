import type { Slo, Traces } from '../../model/watch.ts'
import { type AddonUnit, medium } from '../addon.ts'
import { collector, queued, shown } from '../collector.ts'

export const addon: AddonUnit = {
  why: 'keeps the traces that failed or were slow, and a share of the rest',
  chart: 'opentelemetry-collector',
  namespace: 'monitoring',
  serviceAccount: 'opentelemetry-gateway',
  speaks: ({ plan }) => plan.monitoring.traces?.to === 'x-ray',
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.traces !== undefined,
  values: ({ purpose, region }, { slos, monitoring: { traces, vendor, selector, judge } }) =>
    traces
      ? collector('opentelemetry-gateway', {
          mode: 'statefulset',
          replicaCount: purpose === 'nonproduction' || traces.to === 'datadog' ? 1 : 2,
          service: { clusterIP: 'None' },
          serviceAccount: { name: 'opentelemetry-gateway' },
          resources: medium,
          ...(vendor && {
            extraEnvs: vendor.keys.map(({ key, variable }) => ({
              name: variable,
              valueFrom: { secretKeyRef: { name: vendor.name, key } },
            })),
          }),
          podMonitor: { enabled: judge === 'prometheus', extraLabels: selector },
          podDisruptionBudget: purpose === 'nonproduction' ? { enabled: false } : { enabled: true, maxUnavailable: 1 },
          config: {
            ...(traces.to === 'datadog' && { receivers: federated() }),
            processors: { tail_sampling: sampling(slos, traces) },
            exporters: exporter(traces, region),
            pipelines: {
              traces: {
                receivers: ['otlp'],
                processors: ['memory_limiter', 'tail_sampling'],
                exporters: Object.keys(exporter(traces, region)),
              },
              ...(traces.to === 'datadog' && {
                metrics: { receivers: ['prometheus'], processors: ['memory_limiter'], exporters: ['datadog'] },
              }),
            },
          },
        })
      : {},
}

/** A trace is judged ten seconds after its first span, with what has arrived by then. */
function sampling(slos: readonly Slo[], { share }: Traces) {
  return {
    decision_wait: '10s',
    num_traces: 50_000,
    policies: [
      { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
      ...slos.flatMap(({ service, kind, under }) =>
        kind === 'latency' && under !== undefined
          ? [
              {
                name: `slow-${service}`,
                type: 'and',
                and: {
                  and_sub_policy: [
                    {
                      name: 'service',
                      type: 'string_attribute',
                      string_attribute: { key: 'service.name', values: [service] },
                    },
                    { name: 'slow', type: 'latency', latency: { threshold_ms: under } },
                  ],
                },
              },
            ]
          : [],
      ),
      { name: 'rest', type: 'probabilistic', probabilistic: { sampling_percentage: share * 100 } },
    ],
  }
}

/** Datadog takes no remote write: the gateway asks Prometheus for what is to be shown. Of several gateways each would ask, so there is one. */
function federated() {
  return {
    prometheus: {
      config: {
        scrape_configs: [
          {
            job_name: 'prometheus',
            scrape_interval: '30s',
            honor_labels: true,
            metrics_path: '/federate',
            params: { 'match[]': [`{__name__=~"${shown}"}`] },
            static_configs: [{ targets: ['kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090'] }],
          },
        ],
      },
    },
  }
}

function exporter({ to }: Traces, region: string): Readonly<Record<string, unknown>> {
  if (to === 'x-ray') return { awsxray: { region } }
  if (to === 'datadog') return { datadog: { api: { key: '${env:DATADOG_API_KEY}' } } }
  if (to === 'new-relic')
    return {
      otlp_http: {
        endpoint: 'https://otlp.nr-data.net',
        headers: { 'api-key': '${env:NEW_RELIC_LICENSE_KEY}' },
        ...queued,
      },
    }
  return { otlp_grpc: { endpoint: `${to}.monitoring.svc.cluster.local:4317`, tls: { insecure: true }, ...queued } }
}
