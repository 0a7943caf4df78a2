import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'encrypts between nodes, and lets through what the policies allow',
  namespace: 'istio-system',
  wave: 0,
  wanted: ({ plan }) => plan.mesh === 'istio',
  values: () => ({ resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } } }),
}
