import { ServiceAccount } from '../../kinds/kubernetes/access.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
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
  *run({ spec }, { resource, estate }) {
    if (spec.automountServiceAccountToken === false) return
    const [account] =
      inReachBy(estate, ServiceAccount, resource, nameOf).get(spec.serviceAccountName ?? 'default') ?? []
    if (
      spec.automountServiceAccountToken === undefined &&
      account?.resource.data.automountServiceAccountToken === false
    )
      return
    yield {
      at: ['spec', 'automountServiceAccountToken'],
      message: 'a token of the API is mounted; set `automountServiceAccountToken: false` unless it is used',
      related: account
        ? [
            {
              resource: account.resource,
              at: ['automountServiceAccountToken'],
              message: 'its account does not say otherwise',
            },
          ]
        : [],
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

function nameOf({ data }: Resource<ServiceAccount>): string | undefined {
  return data.metadata?.name
}
