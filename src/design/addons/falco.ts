import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'tells of containers that do what none of ours should do',
  namespace: 'falco',
  wave: 1,
  wanted: ({ decided, plan }) => decided.detection?.answer === 'guardduty-and-falco' && plan.pods.length > 0,
  // Long enough for a file of its own: the rules follow from the design.
  values: ({ name }) => `security/falco/${name}.yaml`,
}
