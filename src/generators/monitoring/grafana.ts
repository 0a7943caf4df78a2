import type { Plan } from '../../model/plan.ts'

/** Values of the chart of Grafana inside kube-prometheus-stack. Pages come from files: Grafana keeps nothing, and needs no disk. */
export function grafanaValues({ monitoring }: Plan): unknown {
  const { dashboards } = monitoring
  if (!dashboards) return { enabled: false }
  const sources = sourcesOf(monitoring)
  return {
    admin: { existingSecret: dashboards.secret.name, userKey: 'user', passwordKey: 'password' },
    defaultDashboardsTimezone: 'browser',
    'grafana.ini': {
      server: { root_url: dashboards.url },
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      users: { allow_sign_up: false, default_theme: 'system' },
      dashboards: { min_refresh_interval: '30s' },
    },
    ...(sources.length > 0 && { additionalDataSources: sources }),
    sidecar: { dashboards: { searchNamespace: monitoring.namespace } },
    testFramework: { enabled: false },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  }
}

/** A line leads to its trace, a trace to its lines. */
function sourcesOf({ logs, traces, namespace }: Plan['monitoring']): object[] {
  const source = (name: string, url: string, jsonData: object) => ({
    name,
    uid: name.toLowerCase(),
    type: name.toLowerCase(),
    access: 'proxy',
    url,
    editable: false,
    jsonData,
  })
  const loki = logs?.to === 'loki'
  const tempo = traces?.to === 'tempo'
  const jaeger = traces?.to === 'jaeger'
  const toLines = loki && {
    tracesToLogsV2: {
      datasourceUid: 'loki',
      filterByTraceID: true,
      spanStartTimeShift: '-5m',
      spanEndTimeShift: '5m',
      tags: [{ key: 'service.name', value: 'app' }],
    },
  }
  return [
    ...(loki
      ? [
          source('Loki', `http://${logs.host}:${logs.port}`, {
            maxLines: 1000,
            ...((tempo || jaeger) && {
              derivedFields: [
                {
                  name: 'Trace',
                  matcherType: 'label',
                  matcherRegex: 'trace_id',
                  // Two dollars: a variable of Grafana, not of the environment that it starts in.
                  url: '$${__value.raw}',
                  datasourceUid: traces.to,
                },
              ],
            }),
          }),
        ]
      : []),
    ...(tempo
      ? [
          source('Tempo', `http://tempo.${namespace}.svc.cluster.local:3200`, {
            ...toLines,
            serviceMap: { datasourceUid: 'prometheus' },
          }),
        ]
      : []),
    ...(jaeger
      ? [
          source('Jaeger', `http://jaeger.${namespace}.svc.cluster.local:16686`, {
            ...toLines,
            nodeGraph: { enabled: true },
          }),
        ]
      : []),
  ]
}
