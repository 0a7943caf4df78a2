import { type AddonUnit, medium } from '../addon.ts'
import { requestsMetric } from '../names.ts'

export const addon: AddonUnit = {
  why: 'tells autoscalers how many requests each pod is sent',
  namespace: 'monitoring',
  wave: 1,
  wanted: ({ plan }) => plan.pods.some(({ scaling }) => scaling.by === 'requests'),
  values: () => ({
    replicas: 2,
    resources: medium,
    prometheus: { url: 'http://kube-prometheus-stack-prometheus.monitoring.svc', port: 9090 },
    rules: {
      default: false,
      custom: [
        {
          seriesQuery: 'http_server_request_duration_seconds_count{namespace!="",pod!=""}',
          resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
          name: { matches: '^(.*)$', as: requestsMetric },
          metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
        },
      ],
    },
  }),
}
