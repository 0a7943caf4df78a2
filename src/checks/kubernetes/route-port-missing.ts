import { Route } from '../../kinds/kubernetes/gateway.ts'
import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ofIngress, ofRoute } from './backends.ts'

export const check: Check<KubernetesObject> = {
  title: 'Traffic from outside is sent to a port that its Service does not have',
  why: `An Ingress or a route names the port of the Service, not that of the container behind it. Where the Service has no such
port the controller finds no backend, and callers get 503.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/dangling-ingress', 'kube-score/ingress-targets-service'],
  *run({ apiVersion, kind }, { resource, estate }) {
    const object = objectOf(resource)
    const isRoute = apiVersion.startsWith('gateway.networking.k8s.io/') && kind.endsWith('Route')
    const found =
      kind === 'Ingress' ? ofIngress(Ingress.shape(object) ?? {}) : isRoute ? ofRoute(Route.shape(object) ?? {}) : []
    for (const { service, port, at, portAt, namespaceAt } of found) {
      if (port === undefined || port === 'use-annotation') continue
      const named = inReachBy(estate, Service, resource, nameOf).get(service) ?? []
      const [only] = named
      if (!only?.sure || named.length !== 1 || only.resource.data.spec?.type === 'ExternalName') continue
      const ports = only.resource.data.spec?.ports ?? []
      const fits = ports.some((each) => !each || each.name === port || String(each.port) === String(port))
      if (ports.length === 0 || fits || ports.some((each) => each?.port === undefined)) continue
      const list = ports.map((each) => `\`${typeof port === 'string' ? (each?.name ?? each?.port) : each?.port}\``)
      yield {
        at: portAt,
        message: `Service \`${service}\` has no port \`${port}\`; use ${list.join(' or ')}`,
        related: [
          { resource, at, message: 'the Service that is meant' },
          ...(namespaceAt ? [{ resource, at: namespaceAt, message: 'in this namespace' }] : []),
          ...ports.flatMap((_, index) =>
            ['port', ...(typeof port === 'string' ? ['name'] : [])].map((field) => ({
              resource: only.resource,
              at: ['spec', 'ports', index, field],
              message: 'a port that it has',
            })),
          ),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { defaultBackend: { service: { name: web, port: { number: 8080 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80, targetPort: 8080 }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80, targetPort: 8080 }] }
      `,
    },
  ],
}

function nameOf({ data }: Resource<Service>): string {
  return data.metadata.name
}
