import { removedApi } from '../../facts/removed-apis.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<KubernetesObject> = {
  title: 'API version is no longer served',
  why: `A cluster of a supported release refuses the object, so neither a new cluster nor a recovered one can be built
from this file.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC8.1', 'nist-800-53/SI-2'],
  sources: ['kube-linter/no-extensions-v1beta', 'pluto/removed'],
  *run({ apiVersion, kind }) {
    const { removed, product, successor } = removedApi(apiVersion, kind) ?? {}
    if (!removed) return
    const instead = successor ? `; use \`${successor}\`` : '; it has no successor'
    yield { at: ['apiVersion'], message: `\`${apiVersion} ${kind}\` is gone since ${product} ${removed}${instead}` }
  },
  examples: [
    {
      bad: `
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: { name: restricted }
        spec: { privileged: false }
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels: { pod-security.kubernetes.io/enforce: restricted }
      `,
    },
  ],
}
