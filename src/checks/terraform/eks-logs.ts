import { property } from './property.ts'

export const check = property({
  title: 'Cluster keeps no audit log',
  why: `Without the \`audit\` and \`authenticator\` logs nobody can tell afterwards who did what with the API. They cannot be
had for the past.`,
  severity: 'medium',
  controls: ['soc2/CC7.2', 'nist-800-53/AU-2', 'pci-dss/10.2.1'],
  sources: ['checkov/CKV_AWS_37', 'trivy/AWS-0038'],
  types: { aws_eks_cluster: ['enabled_cluster_log_types'] },
  holds: (value) =>
    Array.isArray(value) ? value.some((each) => typeof each !== 'string' || each === 'audit') : value !== undefined,
  says: () => 'keeps no audit log; set `enabled_cluster_log_types = ["api", "audit", "authenticator"]`',
  examples: [
    {
      bad: `
        resource "aws_eks_cluster" "main" {
          name = "main"
        }
      `,
      good: `
        resource "aws_eks_cluster" "main" {
          name                      = "main"
          enabled_cluster_log_types = ["api", "audit", "authenticator"]
        }
      `,
    },
  ],
})
