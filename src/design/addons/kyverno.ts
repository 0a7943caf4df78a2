import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'lets no image start that our pipeline has not signed',
  namespace: 'kyverno',
  serviceAccount: 'kyverno-admission-controller',
  wanted: ({ decided }) => decided.admission?.answer === 'kyverno',
  values: () => ({
    // Built into the API server: policies of our own, which say the same as reports would.
    features: { policyExceptions: { enabled: false } },
    admissionController: {
      replicas: 3,
      rbac: { serviceAccount: { name: 'kyverno-admission-controller' } },
      container: { resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } } },
    },
    backgroundController: { enabled: false },
    cleanupController: { enabled: false },
    reportsController: { replicas: 1, resources: small },
  }),
}
