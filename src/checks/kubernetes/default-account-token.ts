import { ServiceAccount } from '../../kinds/kubernetes/access.ts'
import type { Check } from '../check.ts'

export const check: Check<ServiceAccount> = {
  title: 'Pods get the token of the default account',
  why: `Each pod that names no account is given a token of \`default\`, whether it speaks to the API or not. Say
\`automountServiceAccountToken: false\` here, and name an account where one is needed.`,
  severity: 'low',
  level: 'strict',
  fix: 'risky',
  on: ServiceAccount,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.5'],
  sources: ['checkov/CKV_K8S_41', 'kubescape/C-0189'],
  *run({ metadata, automountServiceAccountToken }) {
    if (metadata?.name !== 'default' || automountServiceAccountToken === false) return
    yield {
      at: ['automountServiceAccountToken'],
      message: 'pods that name no account carry a token; set it to `false`',
      changes: [{ set: ['automountServiceAccountToken'], to: false }],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: default, namespace: shop }
        automountServiceAccountToken: true
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: default, namespace: shop }
        automountServiceAccountToken: false
      `,
    },
  ],
}
