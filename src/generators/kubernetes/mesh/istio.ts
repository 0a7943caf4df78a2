import { behindCdn } from '../../../design/cdn.ts'
import type { Edge, Plan, Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { note } from '../../../syntax/yaml/print.ts'

/**
 * Mutual TLS between all pods of a stage, and one policy for each that is called: who calls is told by its account, which a
 * certificate vouches for. What comes from outside the mesh has no account, and comes in at the ports that are for it.
 */
export function istioPolicies({ name: stage, namespace, stack: home }: Stage, plan: Plan): unknown[] {
  const stack = plan.stacks.find(({ name }) => name === home)
  return [
    security('PeerAuthentication', 'default', { mtls: { mode: 'STRICT' } }),
    note(security('AuthorizationPolicy', 'allow-nothing', {}), {
      spec: 'It allows nothing: what is called has a policy of its own below',
    }),
    ...[...plan.pods, ...plan.caches].flatMap((pods) => ofPods(pods)),
  ]

  function ofPods({ name, labels }: Pick<Workload, 'name' | 'labels'>): unknown[] {
    const selector = { matchLabels: labels }
    const into = plan.edges.filter(({ to }) => to === name)
    const plain = into.filter(({ kind }) => kind !== 'workload').map(({ port }) => String(port))
    return [
      ...(plain.length > 0
        ? [
            security('PeerAuthentication', name, {
              selector,
              mtls: { mode: 'STRICT' },
              portLevelMtls: Object.fromEntries(plain.map((port) => [port, { mode: 'PERMISSIVE' }])),
            }),
          ]
        : []),
      ...(into.length > 0
        ? [
            security('AuthorizationPolicy', name, {
              selector,
              action: 'ALLOW',
              rules: into.map((edge) => ({
                from: [{ source: source(edge) }],
                to: [{ operation: { ports: [String(edge.port)] } }],
              })),
            }),
          ]
        : []),
    ]
  }

  function source({ kind, from, to }: Edge) {
    if (kind === 'workload') {
      const caller = plan.pods.find(({ name }) => name === from)
      return { serviceAccounts: [caller?.serviceAccount ?? from] }
    }
    // Which pods of these networks it is, the network policies say.
    const hidden = plan.pods.some((pod) => pod.name === to && behindCdn(pod, stage))
    return { ipBlocks: kind === 'internet' && !hidden ? stack?.subnets.public : stack?.subnets.private }
  }

  function security(kind: string, name: string, spec: object) {
    return { apiVersion: 'security.istio.io/v1', kind, metadata: { name, namespace }, spec }
  }
}
