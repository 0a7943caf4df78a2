import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'leads the traffic of pods to the proxy of their node',
  namespace: 'istio-system',
  wave: 0,
  wanted: ({ plan }) => plan.mesh === 'istio',
  values: () => ({
    profile: 'ambient',
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  }),
}
