import { Route } from '../../kinds/kubernetes/gateway.ts'
import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Check } from '../check.ts'
import { ofIngress, ofRoute } from './backends.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<KubernetesObject> = {
  title: 'Traffic from outside is sent to a Service that is not there',
  why: `The Ingress or route is accepted, and whoever calls it gets 503 (or 404, as the controller likes). Name a Service that
exists. Reported only where other Services of the namespace are made in these files, and no chart or operator may bring
the one that is meant.`,
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
      // Annotations of some controllers say what such a name stands for.
      if (port === 'use-annotation') continue
      const others = besideAbsent(estate, resource, ['Service'], service)
      if (!others || others.length === 0) continue
      yield {
        at,
        message: `there is no Service \`${service}\`; name one that exists`,
        related: [
          { resource, at: portAt, message: 'the port that is meant' },
          ...(namespaceAt ? [{ resource, at: namespaceAt, message: 'in this namespace' }] : []),
          ...shown(others, (other) => `makes \`${ownName(other)}\``),
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
        spec: { defaultBackend: { service: { name: website, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80 }] }
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
        spec: { ports: [{ port: 80 }] }
      `,
    },
    {
      bad: `
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: web }
        spec: { rules: [{ backendRefs: [{ name: website, port: 80 }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80 }] }
      `,
      good: `
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: web }
        spec: { rules: [{ backendRefs: [{ name: web, port: 80 }, { name: site, namespace: other, port: 80 }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80 }] }
      `,
    },
  ],
}
