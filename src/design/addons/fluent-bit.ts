import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'reads the lines of every container, hides secrets in them and passes them on',
  namespace: 'monitoring',
  serviceAccount: 'fluent-bit',
  speaks: ({ plan }) => ['cloudwatch', 'opensearch'].includes(plan.monitoring.logs?.to ?? ''),
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.logs !== undefined,
  // Long enough for a file of its own.
  values: ({ name }) => `logs/stacks/${name}.yaml`,
}
