import { behindCdn } from '../../design/cdn.ts'
import type { Edge, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { controlPorts, kubelet, proxyMetrics, tunnelPorts } from './mesh/mesh.ts'

/** Nothing may pass but the declared edges, and the name service. */
export function networkPolicies(stage: Stage, plan: Plan): unknown[] {
  const stack = plan.stacks.find(({ name }) => name === stage.stack)
  const { namespace } = stage
  return [
    policy('default-deny', namespace, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
    policy('allow-dns', namespace, {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ...inNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    }),
    ...(plan.mesh === 'istio'
      ? [
          policy('allow-probes', namespace, {
            podSelector: {},
            policyTypes: ['Ingress'],
            ingress: [{ from: [block(kubelet)] }],
          }),
        ]
      : []),
    ...(plan.mesh === 'linkerd'
      ? [
          policy('allow-mesh', namespace, {
            podSelector: {},
            policyTypes: ['Ingress', 'Egress'],
            ingress: [{ from: [inNamespace(plan.monitoring.namespace)], ports: [tcp(proxyMetrics)] }],
            egress: [{ to: [inNamespace('linkerd')], ports: controlPorts.map(tcp) }],
          }),
        ]
      : []),
    ...(plan.flags?.tool === 'flagd'
      ? [
          policy('allow-flags', namespace, {
            podSelector: { matchLabels: { 'app.kubernetes.io/part-of': plan.system } },
            policyTypes: ['Egress'],
            egress: [
              {
                to: [inNamespace(plan.flags.namespace)],
                ports: [tcp(plan.flags.ports.rpc), tcp(plan.flags.ports.rest)],
              },
            ],
          }),
        ]
      : []),
    ...[
      ...plan.pods.flatMap(({ name, labels, migration }) => [
        { name, labels },
        ...(migration ? [{ ...migration, as: name }] : []),
      ]),
      ...plan.caches,
    ].map((pods) => ofPods(pods, stage, plan, stack)),
  ]
}

/** `as`: the workload that these pods are too, for a while. They are handed the same addresses, and may call them. */
function ofPods(
  { name, labels, as }: Pick<Workload, 'name' | 'labels'> & { readonly as?: string },
  { name: stage, namespace }: Stage,
  plan: Plan,
  stack: Stack | undefined,
) {
  const selected = (other: string) => ({
    podSelector: { matchLabels: [...plan.pods, ...plan.caches].find((pods) => pods.name === other)?.labels ?? {} },
  })
  const migrating = (other: string) =>
    plan.pods.flatMap(({ name, migration }) =>
      name === other && migration ? [{ podSelector: { matchLabels: migration.labels } }] : [],
    )
  const into = plan.edges.filter(({ to }) => to === name).map((edge) => ({ from: from(edge), ports: ports(edge) }))
  const out = plan.edges
    .filter(({ from, kind }) => from === name || (from === as && kind === 'workload'))
    .flatMap((edge) => to(edge))
  return policy(name, namespace, {
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress', 'Egress'],
    ...(into.length > 0 && { ingress: into }),
    ...(out.length > 0 && { egress: out }),
  })

  function from({ kind, from: other }: Edge): unknown[] {
    // The load balancer speaks to pods from its addresses: in the public subnets, or behind a CDN in the private ones.
    const hidden = plan.pods.some((pod) => pod.name === name && behindCdn(pod, stage))
    if (kind === 'internet') return (stack?.subnets[hidden ? 'private' : 'public'] ?? []).map(block)
    if (kind === 'monitoring') return [inNamespace(plan.monitoring.namespace)]
    return [selected(other), ...migrating(other)]
  }

  /** In a mesh what is encrypted comes by the tunnel, whatever port is meant. */
  function ports({ kind, port }: Pick<Edge, 'kind' | 'port'>) {
    return plan.mesh && kind === 'workload' ? [tcp(port), tcp(tunnelPorts[plan.mesh])] : [tcp(port)]
  }

  function to({ kind, to: other, port }: Edge): unknown[] {
    if (kind === 'store') return [{ to: (stack?.subnets.data ?? []).map(block), ports: [tcp(port)] }]
    if (kind === 'monitoring') return [{ to: [inNamespace(plan.monitoring.namespace)], ports: [tcp(port)] }]
    if (kind === 'workload') return [{ to: [selected(other)], ports: ports({ kind, port }) }]
    return [
      // Interfaces of AWS, but not the metadata of the node.
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }], ports: [tcp(port)] },
      // Where the agent of EKS Pod Identity answers.
      { to: [block('169.254.170.23/32')], ports: [tcp(80)] },
    ]
  }
}

function policy(name: string, namespace: string, spec: unknown) {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec }
}

function inNamespace(name: string) {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }
}

function block(cidr: string) {
  return { ipBlock: { cidr } }
}

function tcp(port: number) {
  return { protocol: 'TCP', port }
}
