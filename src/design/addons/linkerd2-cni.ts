import type { AddonUnit } from '../addon.ts'

/** Instead of a container with capabilities in each pod, which the restricted standard of the stages refuses. */
export const addon: AddonUnit = {
  why: 'leads the traffic of pods through the proxy beside them',
  namespace: 'linkerd-cni',
  wanted: ({ plan }) => plan.mesh === 'linkerd',
  values: () => ({
    priorityClassName: 'system-node-critical',
    // On a node that is new a pod may come before the plug-in does; it is made again then.
    repairController: {
      enabled: true,
      resources: { cpu: { request: '10m' }, memory: { request: '32Mi', limit: '64Mi' } },
    },
    resources: { cpu: { request: '10m' }, memory: { request: '32Mi', limit: '64Mi' } },
  }),
}
