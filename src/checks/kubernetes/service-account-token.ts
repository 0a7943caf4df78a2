import { Pod } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Pod carries a token that it may not need',
  why: `Every pod gets a token of its ServiceAccount unless it is told otherwise. Few applications speak to the Kubernetes
API; for the others the token only serves an intruder.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['nist-800-53/AC-6', 'cis-kubernetes/5.1.6'],
  sources: ['checkov/CKV_K8S_38', 'polaris/automountServiceAccountToken', 'kubescape/C-0034'],
  *run({ spec }) {
    if (spec.automountServiceAccountToken !== false)
      yield {
        at: ['spec', 'automountServiceAccountToken'],
        message: 'a token of the API is mounted; set `automountServiceAccountToken: false` unless it is used',
      }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          automountServiceAccountToken: false
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
    },
  ],
}
