import type { Workload } from '../../model/workload.ts'

/** The controller asks a new version whether it answers, before users do. */
export function entry({ name, labels, port }: Workload) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${name}-smoke` },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'argo-rollouts' } } }],
          ports: [{ protocol: 'TCP', port }],
        },
      ],
    },
  }
}
