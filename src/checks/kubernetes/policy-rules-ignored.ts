import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import type { Check } from '../check.ts'

export const check: Check<NetworkPolicy> = {
  title: 'Rules of a NetworkPolicy have no effect',
  why: `\`policyTypes\` says which side the policy is about. Rules of the other side are read by nobody: what they were to forbid
stays allowed. Add the side to \`policyTypes\`, or leave the rules out.`,
  severity: 'high',
  level: 'default',
  on: NetworkPolicy,
  fix: 'risky',
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
  *run({ spec = {} }, { resource }) {
    const { policyTypes } = spec
    if (!policyTypes || policyTypes.length === 0 || policyTypes.includes(undefined)) return
    for (const [field, type] of [
      ['ingress', 'Ingress'],
      ['egress', 'Egress'],
    ] as const) {
      const count = spec[field]?.length ?? 0
      if (count === 0 || policyTypes.includes(type)) continue
      yield {
        at: ['spec', field],
        part: 'key',
        message: `\`policyTypes\` is \`${policyTypes.join(', ')}\`, so that nobody reads these; add \`${type}\``,
        related: [{ resource, at: ['spec', 'policyTypes'], message: 'the side that the policy is about' }],
        changes: [{ set: ['spec', 'policyTypes', policyTypes.length], to: type }],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: {}
          policyTypes:
            - Ingress
          egress:
            - to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: {}
          policyTypes:
            - Ingress
            - Egress
          egress:
            - to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
      `,
    },
  ],
}
