import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import { literal } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<HorizontalPodAutoscaler> = {
  title: 'Autoscaler asks for a metric that nothing hands to Kubernetes',
  why: `Kubernetes itself knows only CPU and memory. Metrics of type \`Pods\`, \`Object\` and \`External\` come from an adapter
(prometheus-adapter, KEDA, that of a cloud); without one the autoscaler cannot read them, and while one of its metrics
is unreadable it does not scale down. Install an adapter and configure the metric in it. Reported where these files set
up a Prometheus or a cluster, and nowhere name such an adapter.`,
  severity: 'medium',
  level: 'default',
  on: HorizontalPodAutoscaler,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    if (isChart(resource) || mayHoldMore(estate, resource) || adapted(estate)) return
    for (const [index, metric] of (spec?.metrics ?? []).entries()) {
      const type = literal(valueAt(metric, ['type'])) ?? ''
      const field = type.toLowerCase()
      if (!/^(?:Pods|Object|External)$/.test(type)) continue
      const name = literal(valueAt(metric, [field, 'metric', 'name']))
      if (name === undefined) continue
      yield {
        at: ['spec', 'metrics', index, field, 'metric', 'name'],
        message: `nothing here hands \`${name}\` to Kubernetes; install an adapter for it, such as prometheus-adapter or KEDA`,
        related: [{ resource, at: ['spec', 'metrics', index, 'type'], message: 'not a metric of Kubernetes itself' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- hpa.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec:
          scaleTargetRef: { kind: Deployment, name: api }
          metrics: [{ type: Pods, pods: { metric: { name: requests_per_second } } }]
        -- prometheus.yml --
        scrape_configs: [{ job_name: api, static_configs: [{ targets: ['api:8080'] }] }]
      `,
      good: `
        -- hpa.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec:
          scaleTargetRef: { kind: Deployment, name: api }
          metrics: [{ type: Pods, pods: { metric: { name: requests_per_second } } }]
        -- prometheus.yml --
        scrape_configs: [{ job_name: api, static_configs: [{ targets: ['api:8080'] }] }]
        -- setup.sh --
        helm install prometheus-adapter prometheus-community/prometheus-adapter
      `,
    },
  ],
}

const adapters =
  /prometheus-adapter|k8s-prometheus|keda|(?:custom|external)[.-]metrics|metrics-adapter|cloudwatch-adapter|stackdriver-adapter|datadog.{0,20}cluster.?agent|metrics-apiserver|wavefront-adapter|kube-metrics-adapter|newrelic-k8s-metrics/i
const platform =
  /^scrape_configs:|kind: Prometheus\b|aws_eks_cluster|terraform-aws-modules\/eks|google_container_cluster|azurerm_kubernetes_cluster/m
const known = new WeakMap<Estate, boolean>()

/** Whether an adapter is named anywhere, or these files do not set up what an adapter would stand beside. */
function adapted(estate: Estate): boolean {
  const before = known.get(estate)
  if (before !== undefined) return before
  const texts = [...estate.files.values()].map(({ text }) => text)
  const found = texts.some((text) => adapters.test(text)) || !texts.some((text) => platform.test(text))
  known.set(estate, found)
  return found
}
