import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'runs experiments that break one thing at a time where nobody is promised anything',
  namespace: 'litmus',
  wave: 1,
  wanted: ({ plan }) => plan.chaos?.tool === 'litmus',
  within: ({ purpose }) => purpose === 'nonproduction',
  values: () => ({ operatorMode: 'standard', policies: { monitoring: { disabled: true } }, resources: small }),
}
