import { charts } from '../../facts/versions.ts'
import type { Addon, Plan, Stack } from '../../model/plan.ts'
import { addonValues } from './addon-values.ts'
import { annotations, cluster, repositoryUrl, syncPolicy } from './application.ts'

/**
 * An add-on from its chart, at the version that the facts name. What measures waits for nothing but the rest of its own
 * wave: its volumes and its configuration are in the application beside it.
 */
export function addonApplication(addon: Addon, stack: Stack, plan: Plan) {
  const { chart, repository, version } = charts[addon.name]
  const source = { repoURL: repository, chart, targetRevision: version }
  const own = { repoURL: repositoryUrl(plan), targetRevision: plan.delivery.branch, ref: 'values' }
  const monitored = addon.name === 'kube-prometheus-stack'
  const made = madeByCharts[addon.name] ?? []
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: addon.name,
      namespace: plan.delivery.argocd.namespace,
      annotations: annotations(monitored ? 1 : 0, true),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: plan.delivery.argocd.project,
      ...(monitored
        ? {
            sources: [
              { ...source, helm: { valueFiles: [`$values/${plan.monitoring.paths[stack.name]}/values.yaml`] } },
              own,
            ],
          }
        : { source: { ...source, helm: { valuesObject: addonValues(addon, stack) } } }),
      destination: { server: cluster, namespace: addon.namespace },
      ...(made.length > 0 && { ignoreDifferences: made }),
      syncPolicy: syncPolicy(['CreateNamespace=true', ...(made.length > 0 ? ['RespectIgnoreDifferences=true'] : [])]),
    },
  }
}

/** Fields that a chart makes up anew at each rendering (its own certificate): the first ones stay. */
const madeByCharts: Readonly<Record<string, readonly unknown[]>> = {
  'aws-load-balancer-controller': [
    { group: '', kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
    ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
      group: 'admissionregistration.k8s.io',
      kind,
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    })),
  ],
}
