import { type AddonUnit, judged } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'measures, judges rules and sends alerts',
  namespace: 'monitoring',
  serviceAccount: 'kube-prometheus-stack-prometheus',
  speaks: ({ plan }) => plan.monitoring.history?.workspace !== undefined,
  // Its volumes and its configuration are in the application beside it, of the same wave.
  wave: 1,
  wanted: ({ decided }) => judged(decided),
  // Long enough for a file of its own, beside the rules.
  values: (stack, { monitoring }) => `${monitoring.paths[stack.name]}/values.yaml`,
}
