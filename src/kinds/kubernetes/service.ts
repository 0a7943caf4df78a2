import type { DataOf, Kind } from '../../model/resource.ts'
import { listOf, literal, number, record, scalar } from '../../model/shape.ts'
import { labels, metadata } from './metadata.ts'

export const Service = {
  id: 'kubernetes/service',
  title: 'Kubernetes Service',
  file: 'service.yaml',
  shape: record(
    { metadata },
    {
      spec: record(
        {},
        {
          type: literal,
          clusterIP: literal,
          externalName: literal,
          selector: labels,
          externalIPs: listOf(literal),
          loadBalancerSourceRanges: listOf(literal),
          loadBalancerClass: literal,
          externalTrafficPolicy: literal,
          ports: listOf(
            record({}, { name: literal, port: number, targetPort: scalar, protocol: literal, nodePort: number }),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type Service = DataOf<typeof Service>
