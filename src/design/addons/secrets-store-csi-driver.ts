import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'mounts secrets into the pods that read them, and keeps a Secret of each for as long as one does',
  // With the other drivers of nodes: it mounts into pods of others, which no restricted namespace would let it.
  namespace: 'kube-system',
  wanted: ({ plan }) => plan.mounted !== undefined,
  values: (_, { mounted, stages }) => ({
    syncSecret: { enabled: true },
    enableSecretRotation: true,
    rotationPollInterval: `${mounted?.minutes}m`,
    // Tokens of the pod, by which its own role is taken on: by Pod Identity, and in previews by the provider of the cluster.
    tokenRequests: [
      { audience: 'pods.eks.amazonaws.com' },
      ...(stages.some(({ environment }) => environment.kind === 'preview') ? [{ audience: 'sts.amazonaws.com' }] : []),
    ],
    linux: {
      // Argo CD and Flux bring the kinds that the chart holds; a hook would do it a second time.
      crds: { enabled: false },
      priorityClassName: 'system-node-critical',
      driver: { resources: small },
    },
  }),
}
