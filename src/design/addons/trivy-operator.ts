import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'looks through every image that runs for known vulnerabilities, again and again',
  namespace: 'trivy-system',
  serviceAccount: 'trivy-operator',
  wave: 1,
  wanted: ({ decided }) => decided.scanning?.answer === 'trivy-operator',
  values: (_, { monitoring }) => ({
    serviceAccount: { name: 'trivy-operator' },
    operator: {
      scanJobsConcurrentLimit: 3,
      // What is misconfigured is seen in the repository, before it runs.
      configAuditScannerEnabled: false,
      rbacAssessmentScannerEnabled: false,
      infraAssessmentScannerEnabled: false,
      clusterComplianceEnabled: false,
    },
    trivy: { severity: 'HIGH,CRITICAL', ignoreUnfixed: true },
    serviceMonitor: { enabled: monitoring.judge === 'prometheus', labels: monitoring.selector },
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  }),
}
