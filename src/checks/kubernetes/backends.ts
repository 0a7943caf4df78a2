import type { Route } from '../../kinds/kubernetes/gateway.ts'
import type { Ingress } from '../../kinds/kubernetes/ingress.ts'
import type { Path } from '../../model/source.ts'

/** A Service that traffic from outside is sent to. `at` is where its name stands, `portAt` where its port does. */
export interface Backend {
  readonly service: string
  readonly port?: string | number
  readonly at: Path
  readonly portAt: Path
  /** Where it would name another namespace. */
  readonly namespaceAt?: Path
}

type IngressBackend = NonNullable<NonNullable<Ingress['spec']>['defaultBackend']>

export function* ofIngress({ spec = {} }: Ingress): Iterable<Backend> {
  yield* backend(spec.defaultBackend, ['spec', 'defaultBackend'])
  yield* backend(spec.backend, ['spec', 'backend'])
  for (const [index, rule] of (spec.rules ?? []).entries())
    for (const [item, path] of (rule?.http?.paths ?? []).entries())
      yield* backend(path?.backend, ['spec', 'rules', index, 'http', 'paths', item, 'backend'])
}

function* backend(given: IngressBackend | undefined, at: Path): Iterable<Backend> {
  const { service, serviceName, servicePort } = given ?? {}
  if (service?.name) {
    const port = service.port?.number ?? service.port?.name
    const portAt = [...at, 'service', 'port', service.port?.number === undefined ? 'name' : 'number']
    yield { service: service.name, ...(port !== undefined && { port }), at: [...at, 'service', 'name'], portAt }
  } else if (serviceName)
    yield {
      service: serviceName,
      ...(servicePort !== undefined && { port: servicePort }),
      at: [...at, 'serviceName'],
      portAt: [...at, 'servicePort'],
    }
}

/** Those of the same namespace: another one is for a ReferenceGrant to allow. */
export function* ofRoute({ spec = {} }: Route): Iterable<Backend> {
  for (const [index, rule] of (spec.rules ?? []).entries())
    for (const [item, ref] of (rule?.backendRefs ?? []).entries()) {
      const at = ['spec', 'rules', index, 'backendRefs', item]
      if (!ref?.name || ref.namespace !== undefined || (ref.kind ?? 'Service') !== 'Service' || ref.group) continue
      yield {
        service: ref.name,
        ...(ref.port !== undefined && { port: ref.port }),
        at: [...at, 'name'],
        portAt: [...at, 'port'],
        namespaceAt: [...at, 'namespace'],
      }
    }
}
