import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'defines the kinds that the mesh is told by',
  namespace: 'linkerd',
  wanted: ({ plan }) => plan.mesh === 'linkerd',
  // Its own kinds alone: those of the Gateway API belong to nobody here.
  values: () => ({ installGatewayAPI: false }),
}
