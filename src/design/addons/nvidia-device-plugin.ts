import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'lets pods ask for graphics processors, and gives each its own',
  namespace: 'kube-system',
  wanted: ({ plan }) => plan.pods.some(({ nodes }) => nodes === 'gpu'),
  // By default it looks for labels that another add-on would put on nodes.
  values: () => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-group', operator: 'In', values: ['gpu'] }] }],
        },
      },
    },
    resources: small,
  }),
}
