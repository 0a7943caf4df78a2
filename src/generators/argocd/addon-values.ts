import type { Addon, AddonName, Stack } from '../../model/plan.ts'

/** Values of an add-on's chart; every key stands in the chart's own `values.yaml` at the version that the facts name. */
export function addonValues(addon: Addon, stack: Stack): unknown {
  return values[addon.name](addon, stack)
}

type Values = (addon: Addon, stack: Stack) => unknown

const small = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } }
const medium = { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } }

const values: Readonly<Record<AddonName, Values>> = {
  'external-secrets': ({ serviceAccount }) => ({
    installCRDs: true,
    replicaCount: 2,
    leaderElect: true,
    serviceAccount: { name: serviceAccount },
    resources: small,
    webhook: { replicaCount: 2, resources: small },
    certController: { resources: small },
  }),
  // Pods cannot reach the metadata of their node, so it finds the network by its name. Shield and the first firewall
  // of AWS are not in its policy; its webhook for Services would refuse those of every other add-on until it runs.
  'aws-load-balancer-controller': ({ serviceAccount }, { cluster, region }) => ({
    clusterName: cluster,
    region,
    vpcTags: { Name: cluster },
    replicaCount: 2,
    enableShield: false,
    enableWaf: false,
    enableServiceMutatorWebhook: false,
    serviceAccount: { name: serviceAccount },
    resources: small,
  }),
  'external-dns': ({ serviceAccount }, { zone, cluster }) => ({
    provider: { name: 'aws' },
    sources: ['ingress'],
    policy: 'sync',
    registry: 'txt',
    domainFilters: [zone],
    txtOwnerId: cluster,
    serviceAccount: { name: serviceAccount },
    resources: small,
  }),
  'cluster-autoscaler': ({ serviceAccount }, { cluster, region }) => ({
    autoDiscovery: { clusterName: cluster },
    awsRegion: region,
    extraArgs: { 'skip-nodes-with-system-pods': false },
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
    resources: { operator: medium, metricServer: medium, webhooks: small },
  }),
  // Long enough for a file of its own, beside the rules.
  'kube-prometheus-stack': () => ({}),
}
