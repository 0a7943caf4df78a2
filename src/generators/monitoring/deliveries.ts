import type { Plan } from '../../model/plan.ts'

/** Argo CD is there before Prometheus, and so cannot bring a monitor of its own. */
export function deliveryMonitor({ monitoring, delivery }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'argo-cd', labels: monitoring.selector },
    spec: {
      namespaceSelector: { matchNames: [delivery.argocd.namespace] },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-metrics' } },
      endpoints: [{ port: 'http-metrics', interval: `${monitoring.scrapeInterval / 1000}s` }],
    },
  }
}

/** Its metrics name the namespace of the rollout, which that of its own pods must not replace. */
export function rolloutMonitor({ monitoring }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'argo-rollouts', labels: monitoring.selector },
    spec: {
      namespaceSelector: { matchNames: ['argo-rollouts'] },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'argo-rollouts' } },
      endpoints: [{ port: 'metrics', honorLabels: true, interval: `${monitoring.scrapeInterval / 1000}s` }],
    },
  }
}

/** It stands before Prometheus, and its metrics name the namespace of the secret. */
export function secretsMonitor({ monitoring }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'external-secrets', labels: monitoring.selector },
    spec: {
      namespaceSelector: { matchNames: ['external-secrets'] },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'external-secrets' } },
      endpoints: [{ port: 'metrics', honorLabels: true, interval: `${monitoring.scrapeInterval / 1000}s` }],
    },
  }
}

/** Its metrics have no Service before them. */
export function mountMonitor({ monitoring }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'secrets-store-csi-driver', labels: monitoring.selector },
    spec: {
      namespaceSelector: { matchNames: ['kube-system'] },
      selector: { matchLabels: { app: 'secrets-store-csi-driver' } },
      podMetricsEndpoints: [{ port: 'metrics', interval: `${monitoring.scrapeInterval / 1000}s` }],
    },
  }
}
