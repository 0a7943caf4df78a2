import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'reads the secrets that are mounted from the secrets manager, as the pod that they are for',
  namespace: 'kube-system',
  wanted: ({ plan }) => plan.mounted !== undefined,
  // No role of its own: every reading is one of a pod.
  values: ({ region }) => ({
    'secrets-store-csi-driver': { install: false },
    awsRegion: region,
    priorityClassName: 'system-node-critical',
    // A node that it is not on starts no pod that reads a secret.
    tolerations: [{ operator: 'Exists' }],
    resources: small,
    securityContext: {
      privileged: false,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  }),
}
