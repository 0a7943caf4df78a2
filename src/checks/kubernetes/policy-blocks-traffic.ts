import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { callsOf, targetsOf } from '../../links/kubernetes/calls.ts'
import { admitsPod, admitsPort, type Direction, type Held, rulesFor } from '../../links/kubernetes/flows.ts'
import { inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'NetworkPolicy forbids a call that the pod is configured to make',
  why: `Policies add up: once one selects a pod, only what some policy admits gets through, in each direction on its own. Here
a variable names the address of a Service, and no policy of the caller lets the call out, or none of the called pod
lets it in. Calls hang until they time out, which looks like a slow server.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1', 'nist-800-53/SC-7'],
  *run(_, { resource: caller, estate }) {
    const others = inReachBy(estate, KubernetesObject, caller, otherPolicy)
    if (mayHoldMore(estate, caller) || others.size > 0) return
    const seen = new Set<string>()
    for (const { service, port, text, resource, at } of callsOf(estate, caller))
      for (const target of targetsOf(estate, service, port)) {
        const { pod } = target
        if (pod === caller || pod.data.spec.hostNetwork || caller.data.spec.hostNetwork) continue
        for (const direction of ['egress', 'ingress'] as const) {
          const [held, other] = direction === 'egress' ? [caller, pod] : [pod, caller]
          const { policies, rules } = rulesFor(estate, held, direction)
          const lets = (each: Held) =>
            admitsPort(each.rule, target.port, target.name) !== 'no' && admitsPod(estate, each, other) !== 'no'
          const key = `${text} ${held.name} ${direction}`
          if (policies.length === 0 || rules.some(lets) || seen.has(key)) continue
          seen.add(key)
          const [first] = policies
          const way =
            direction === 'egress' ? `does not let \`${caller.name}\` out` : `does not let \`${caller.name}\` in`
          yield {
            ...(resource === caller && { at }),
            message: `calls \`${text}\`, but \`${first?.name}\` ${way} on port ${target.port}; admit it there`,
            related: [
              ...policies.map((policy) => ({
                resource: policy,
                at: ['spec', direction],
                message: 'all that is admitted',
              })),
              ...rules.flatMap(({ policy, rule, index }) =>
                spots(direction, index, rule).map((path) => ({ resource: policy, at: path, message: 'not this call' })),
              ),
              ...(resource === caller ? [] : [{ resource, at, message: 'where the address stands' }]),
              { resource: service, at: target.at, message: 'the Service that is called' },
              { resource: pod, at: ['metadata', 'labels'], message: 'a pod behind it' },
              { resource: caller, at: ['metadata', 'labels'], message: 'the pod that calls' },
            ],
          }
        }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'acme/web:1', env: [{ name: API_URL, value: 'http://api:8080/v1' }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api }
        spec: { selector: { app: api }, ports: [{ port: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api, labels: { app: api } }
        spec: { containers: [{ name: api, image: 'acme/api:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api }
        spec:
          podSelector: { matchLabels: { app: api } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }], ports: [{ port: 8080 }] }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'acme/web:1', env: [{ name: API_URL, value: 'http://api:8080/v1' }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api }
        spec: { selector: { app: api }, ports: [{ port: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api, labels: { app: api } }
        spec: { containers: [{ name: api, image: 'acme/api:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api }
        spec:
          podSelector: { matchLabels: { app: api } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]
      `,
    },
  ],
}

/** Those of Cilium, Calico and others admit more. */
function otherPolicy({ data }: Resource<KubernetesObject>): string | undefined {
  return /NetworkPolic/.test(data.kind) && !data.apiVersion.startsWith('networking.k8s.io') ? data.kind : undefined
}

function spots(direction: Direction, index: number, rule: Held['rule']) {
  const peers = direction === 'ingress' ? 'from' : 'to'
  return [
    ...(rule?.from ?? []).map((_, at) => ['spec', direction, index, peers, at]),
    ...(rule?.ports ?? []).flatMap((_, at) =>
      ['port', 'protocol', 'endPort'].map((field) => ['spec', direction, index, 'ports', at, field]),
    ),
    ['spec', direction, index, peers],
  ]
}
