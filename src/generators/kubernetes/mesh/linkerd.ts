import { behindCdn } from '../../../design/cdn.ts'
import type { Edge, Plan, Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { note } from '../../../syntax/yaml/print.ts'

const group = 'policy.linkerd.io'

/**
 * Every port that is called is a Server, and what is a Server lets nobody in but whom a policy names: pods by their account,
 * which a certificate vouches for; load balancers and Prometheus, which have no certificate, by their networks.
 */
export function linkerdPolicies({ name: stage, namespace, stack: home }: Stage, plan: Plan): unknown[] {
  const stack = plan.stacks.find(({ name }) => name === home)
  const policies = [
    ...plan.pods,
    ...plan.caches.map((cache) => ({ ...cache, service: { protocol: 'tcp' as const }, cdn: [] })),
  ].flatMap((pods) => ofPods(pods))
  return [
    note(network('balancers', stack?.subnets.public), {
      spec: 'Load balancers speak from there; which pods they reach the network policies say',
    }),
    note(network('cluster', stack?.subnets.private), { spec: 'Prometheus and the nodes have no proxy of the mesh' }),
    ...policies,
  ]

  function ofPods(workload: Called): unknown[] {
    const into = plan.edges.filter(({ to }) => to === workload.name)
    return [...new Set(into.map(({ port }) => port))].flatMap((port) =>
      ofPort(
        workload,
        port,
        into.filter((edge) => edge.port === port),
      ),
    )
  }

  function ofPort({ name, labels, port: main, service, cdn }: Called, port: number, into: readonly Edge[]): unknown[] {
    const server = `${name}-${port}`
    const protocol = port === main ? service.protocol : 'http'
    const callers = into.filter(({ kind }) => kind === 'workload').map(({ from }) => accountOf(from))
    return [
      object('v1beta3', 'Server', server, {
        podSelector: { matchLabels: labels },
        port,
        proxyProtocol: spoken[protocol],
      }),
      ...(callers.length > 0
        ? [
            object('v1alpha1', 'MeshTLSAuthentication', server, {
              identityRefs: callers.map((account) => ({ kind: 'ServiceAccount', name: account })),
            }),
            allowed(server, 'Server', server, 'MeshTLSAuthentication', server),
          ]
        : []),
      ...(into.some(({ kind }) => kind === 'internet')
        ? [
            allowed(
              `${server}-internet`,
              'Server',
              server,
              'NetworkAuthentication',
              behindCdn({ cdn }, stage) ? 'cluster' : 'balancers',
            ),
          ]
        : []),
      ...(into.some(({ kind }) => kind === 'monitoring')
        ? [allowed(`${server}-monitoring`, 'Server', server, 'NetworkAuthentication', 'cluster')]
        : []),
      ...(protocol === 'grpc' ? probed(server) : []),
    ]
  }

  /** Probes over HTTP it knows by itself; of those over gRPC it must be told, and then of all other routes too. */
  function probed(server: string): unknown[] {
    const parentRefs = [{ group, kind: 'Server', name: server }]
    const route = (name: string, path: object) =>
      object('v1beta3', 'HTTPRoute', name, { parentRefs, rules: [{ matches: [{ path }] }] })
    return [
      route(server, { type: 'PathPrefix', value: '/' }),
      route(`${server}-health`, { type: 'Exact', value: '/grpc.health.v1.Health/Check' }),
      allowed(`${server}-health`, 'HTTPRoute', `${server}-health`, 'NetworkAuthentication', 'cluster'),
    ]
  }

  function accountOf(name: string): string {
    return plan.pods.find((each) => each.name === name)?.serviceAccount ?? name
  }

  function allowed(name: string, target: string, to: string, kind: string, who: string) {
    return object('v1alpha1', 'AuthorizationPolicy', name, {
      targetRef: { group, kind: target, name: to },
      requiredAuthenticationRefs: [{ group, kind, name: who }],
    })
  }

  function network(name: string, cidrs: readonly string[] = []) {
    return object('v1alpha1', 'NetworkAuthentication', name, { networks: cidrs.map((cidr) => ({ cidr })) })
  }

  function object(version: string, kind: string, name: string, spec: object) {
    return { apiVersion: `${group}/${version}`, kind, metadata: { name, namespace }, spec }
  }
}

type Called = Pick<Workload, 'name' | 'labels' | 'port' | 'cdn'> & {
  readonly service: Pick<Workload['service'], 'protocol'>
}

/** Calls between pods may be raised to HTTP/2 on their way; the proxy sees that by itself. */
const spoken = { http: 'HTTP/1', grpc: 'HTTP/2', tcp: 'opaque' } as const
