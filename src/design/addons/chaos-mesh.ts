import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'breaks one thing at a time where nobody is promised anything, to see what the design bears',
  namespace: 'chaos-mesh',
  wave: 1,
  wanted: ({ plan }) => plan.chaos?.tool === 'chaos-mesh',
  within: ({ purpose }) => purpose === 'nonproduction',
  // Its own certificates, and a word by which its pods begin anew: each rendering makes others.
  madeAnew: [
    ...['webhook', 'daemon', 'daemon-client', 'chaosd-client'].map((whose) => ({
      group: '',
      kind: 'Secret',
      name: `chaos-mesh-${whose}-certs`,
      jsonPointers: ['/data'],
    })),
    ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
      group: 'admissionregistration.k8s.io',
      kind,
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    })),
    ...['Deployment', 'DaemonSet'].map((kind) => ({
      group: 'apps',
      kind,
      jsonPointers: ['/spec/template/metadata/annotations/rollme'],
    })),
  ],
  values: () => ({
    // Only namespaces that say so may be broken.
    controllerManager: { replicaCount: 1, enableFilterNamespace: true, resources: small },
    chaosDaemon: {
      runtime: 'containerd',
      socketPath: '/run/containerd/containerd.sock',
      // Also where replicas with disks run: what it does to a pod it does from the pod's own node.
      tolerations: [{ operator: 'Exists' }],
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    },
    dashboard: { create: false },
    dnsServer: { create: false },
  }),
}
