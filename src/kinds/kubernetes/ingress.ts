import type { DataOf, Kind } from '../../model/resource.ts'
import { listOf, literal, number, record, scalar } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

/** `serviceName` and `servicePort` are those of versions before v1. */
const backend = record(
  {},
  {
    service: record({}, { name: literal, port: record({}, { name: literal, number }) }),
    resource: reference,
    serviceName: literal,
    servicePort: scalar,
  },
)

export const Ingress = {
  id: 'kubernetes/ingress',
  title: 'Kubernetes Ingress',
  file: 'ingress.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          ingressClassName: literal,
          defaultBackend: backend,
          backend,
          tls: listOf(record({}, { hosts: listOf(literal), secretName: literal })),
          rules: listOf(
            record(
              {},
              {
                host: literal,
                http: record({}, { paths: listOf(record({}, { path: literal, pathType: literal, backend })) }),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type Ingress = DataOf<typeof Ingress>

export const IngressClass = {
  id: 'kubernetes/ingress-class',
  title: 'IngressClass',
  file: 'class.yaml',
  shape: record({}, { ...common, spec: record({}, { controller: literal, parameters: reference }) }),
} satisfies Kind
export type IngressClass = DataOf<typeof IngressClass>
