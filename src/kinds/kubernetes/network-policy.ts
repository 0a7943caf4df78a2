import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, number, record, scalar } from '../../model/shape.ts'
import { metadata } from './metadata.ts'

const port = record({}, { port: scalar, protocol: literal, endPort: number })
const peer = record({}, { podSelector: anything, namespaceSelector: anything, ipBlock: record({}, { cidr: literal }) })

export const NetworkPolicy = {
  id: 'kubernetes/network-policy',
  title: 'NetworkPolicy',
  file: 'policy.yaml',
  shape: record(
    { metadata },
    {
      spec: record(
        {},
        {
          podSelector: anything,
          policyTypes: listOf(literal),
          ingress: listOf(record({}, { from: listOf(peer), ports: listOf(port) })),
          egress: listOf(record({}, { to: listOf(peer), ports: listOf(port) })),
        },
      ),
    },
  ),
} satisfies Kind
export type NetworkPolicy = DataOf<typeof NetworkPolicy>
