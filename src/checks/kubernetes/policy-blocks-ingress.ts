import { Route } from '../../kinds/kubernetes/gateway.ts'
import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { targetsOf } from '../../links/kubernetes/calls.ts'
import { admitsPort, type Held, rulesFor } from '../../links/kubernetes/flows.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ofIngress, ofRoute } from './backends.ts'

const controllers = /ingress|traefik|nginx|gateway|contour|envoy|haproxy|kong|istio|proxy|cloudflared|tunnel|tailscale/

export const check: Check<KubernetesObject> = {
  title: 'NetworkPolicy shuts out what an Ingress brings in',
  why: `The ingress controller stands in a namespace of its own and calls the pods from there. Where the policies of the pods
admit only pods of their own namespace, or not the port that the Service leads to, whoever comes through the Ingress
gets a time-out (504). Admit the controller's namespace on that port.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.1', 'nist-800-53/SC-7'],
  *run({ apiVersion, kind }, { resource, estate }) {
    const object = objectOf(resource)
    const isRoute = apiVersion.startsWith('gateway.networking.k8s.io/') && kind.endsWith('Route')
    const backends =
      kind === 'Ingress' ? ofIngress(Ingress.shape(object) ?? {}) : isRoute ? ofRoute(Route.shape(object) ?? {}) : []
    for (const { service, port, at, portAt } of backends) {
      const found = inReachBy(estate, Service, resource, nameOf).get(service) ?? []
      const [only] = found
      if (!only?.sure || found.length !== 1 || port === undefined || mayHoldMore(estate, resource)) continue
      if (inReachBy(estate, Pod, resource, controllerOf).size > 0) continue
      for (const { pod, port: number, name, at: portOf } of targetsOf(estate, only.resource, port)) {
        const { policies, rules } = rulesFor(estate, pod, 'ingress')
        const open = ({ rule }: Held) =>
          !rule?.from?.length ||
          rule.from.some((peer) => !peer || peer.ipBlock !== undefined || peer.namespaceSelector !== undefined)
        if (policies.length === 0 || rules.some((each) => admitsPort(each.rule, number, name) !== 'no' && open(each)))
          continue
        yield {
          at,
          message: `leads to \`${pod.name}\` on port ${number}, where \`${policies[0]?.name}\` admits nobody from outside the namespace; admit the ingress controller`,
          related: [
            ...policies.map((policy) => ({
              resource: policy,
              at: ['spec', 'ingress'],
              message: 'all that is admitted',
            })),
            ...rules.flatMap(({ policy, rule, index }) =>
              [
                ...(rule?.from ?? []).flatMap((_, each) => [
                  ['from', each, 'namespaceSelector'],
                  ['from', each, 'ipBlock'],
                ]),
                ...(rule?.ports ?? []).flatMap((_, each) => [
                  ['ports', each, 'port'],
                  ['ports', each, 'endPort'],
                ]),
                ['from'],
              ].map((path) => ({
                resource: policy,
                at: ['spec', 'ingress', index, ...path],
                message: 'not from outside',
              })),
            ),
            { resource, at: portAt, message: 'the port of the Service' },
            { resource: only.resource, at: portOf, message: 'what the Service leads to' },
            { resource: pod, at: ['metadata', 'labels'], message: 'a pod behind it' },
          ],
        }
        break
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'acme/web:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }] }] }
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
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'acme/web:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          ingress:
            - from: [{ podSelector: {} }]
            - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } } }]
              ports: [{ port: 8080 }]
      `,
    },
  ],
}

function nameOf({ data }: Resource<Service>): string {
  return data.metadata.name
}

function controllerOf({ name }: Resource<Pod>): string | undefined {
  return controllers.test(name) ? name : undefined
}
