import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'adds nodes when pods find no room, and takes them away',
  namespace: 'kube-system',
  serviceAccount: 'cluster-autoscaler',
  wanted: ({ decided }) => decided.nodes?.answer === 'cluster-autoscaler',
  values: ({ cluster, region }) => ({
    autoDiscovery: { clusterName: cluster },
    awsRegion: region,
    extraArgs: { 'skip-nodes-with-system-pods': false },
    rbac: { serviceAccount: { name: 'cluster-autoscaler' } },
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  }),
}
