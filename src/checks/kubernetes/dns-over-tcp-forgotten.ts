import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import type { Check } from '../check.ts'
import { restrictsEgress } from './egress.ts'

export const check: Check<NetworkPolicy> = {
  title: 'Names may be looked up over UDP alone',
  why: `An answer that does not fit into one datagram is asked for again over TCP: that of a headless Service with many pods,
say, or one with DNSSEC. With only UDP 53 admitted such names fail, now and then and hard to find. Admit TCP 53 too.`,
  severity: 'low',
  level: 'default',
  on: NetworkPolicy,
  fix: 'safe',
  controls: ['soc2/A1.1'],
  *run(own, { resource }) {
    if (!restrictsEgress(own)) return
    const rules = own.spec?.egress ?? []
    const isDns = (port: string | number | undefined) => String(port) === '53'
    for (const [index, rule] of rules.entries()) {
      const ports = rule?.ports ?? []
      const at = ports.findIndex((each) => isDns(each?.port) && each?.protocol === 'UDP')
      if (at < 0) continue
      const overTcp = rules.some(
        (other) =>
          (other?.ports ?? []).length === 0 ||
          (other?.ports ?? []).some(
            (each) =>
              !each ||
              ((each.protocol ?? 'TCP') === 'TCP' &&
                (each.port === undefined || isDns(each.port) || each.endPort !== undefined)),
          ),
      )
      if (overTcp) continue
      yield {
        at: ['spec', 'egress', index, 'ports', at],
        message: 'admits port 53 over UDP alone; admit it over TCP too',
        related: rules.flatMap((other, item) =>
          (other?.ports ?? []).flatMap((_, each) =>
            ['port', 'protocol'].map((field) => ({
              resource,
              at: ['spec', 'egress', item, 'ports', each, field],
              message: 'not TCP 53',
            })),
          ),
        ),
        changes: [{ insert: ['spec', 'egress', index, 'ports', at + 1], to: { protocol: 'TCP', port: 53 } }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - ports:
                - protocol: UDP
                  port: 53
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - ports:
                - protocol: UDP
                  port: 53
                - protocol: TCP
                  port: 53
      `,
    },
  ],
}
