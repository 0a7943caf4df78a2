import { charts } from '../../facts/versions.ts'
import type { Addon, AddonName, Plan, Stack } from '../../model/blueprint.ts'
import { repositoryUrl, syncPolicy } from './application.ts'

/** An add-on from its chart, at the version that the facts name. */
export function addonApplication(addon: Addon, stack: Stack, plan: Plan) {
  const { chart, repository, version } = charts[addon.name]
  const source = { repoURL: repository, chart, targetRevision: version }
  const own = {
    repoURL: repositoryUrl(plan),
    targetRevision: plan.delivery.branch,
    ref: 'values',
  }
  const monitored = addon.name === 'kube-prometheus-stack'
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: addon.name,
      namespace: plan.delivery.argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '0' },
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
        : { source: { ...source, helm: { valuesObject: values[addon.name](addon, stack, plan) } } }),
      destination: { server: 'https://kubernetes.default.svc', namespace: addon.namespace },
      syncPolicy: { ...syncPolicy(), syncOptions: [...syncPolicy().syncOptions, 'CreateNamespace=true'] },
    },
  }
}

type Values = (addon: Addon, stack: Stack, plan: Plan) => unknown

const small = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } }

const values: Readonly<Record<AddonName, Values>> = {
  'external-secrets': ({ serviceAccount }) => ({
    installCRDs: true,
    replicaCount: 2,
    serviceAccount: { name: serviceAccount },
    resources: small,
  }),
  'aws-load-balancer-controller': ({ serviceAccount }, { cluster, region }) => ({
    clusterName: cluster,
    region,
    // Pods cannot ask the metadata of their node which network they are in; ours carries the name of its cluster.
    vpcTags: { Name: cluster },
    replicaCount: 2,
    serviceAccount: { name: serviceAccount },
    resources: small,
  }),
  'external-dns': ({ serviceAccount }, { zone, cluster }) => ({
    provider: { name: 'aws' },
    policy: 'sync',
    domainFilters: [zone],
    txtOwnerId: cluster,
    serviceAccount: { name: serviceAccount },
    resources: small,
  }),
  'cluster-autoscaler': ({ serviceAccount }, { cluster, region }) => ({
    autoDiscovery: { clusterName: cluster },
    awsRegion: region,
    rbac: { serviceAccount: { name: serviceAccount } },
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  }),
  'prometheus-blackbox-exporter': () => ({
    replicas: 2,
    resources: small,
    config: {
      modules: {
        http_2xx: { prober: 'http', timeout: '10s', http: { follow_redirects: true, preferred_ip_protocol: 'ip4' } },
      },
    },
  }),
  keda: ({ serviceAccount }) => ({
    serviceAccount: { operator: { name: serviceAccount } },
    resources: { operator: small, metricServer: small, webhooks: small },
  }),
  // Long enough for a file of its own, beside the rules.
  'kube-prometheus-stack': () => ({}),
}
