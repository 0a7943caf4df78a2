import type { Plan } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'

/** Whose pods may do something here. */
export interface Guest {
  readonly serviceAccount: string
  /** Value of `app.kubernetes.io/name` of its pods. */
  readonly name: string
}

/** Where recovery is practised: a namespace whose pods may reach the databases and AWS, and nothing else. */
export function ground(
  { namespace, stack }: { readonly namespace: string; readonly stack: string },
  guests: readonly Guest[],
  plan: Plan,
  stores: readonly Store[],
): unknown[] {
  const data = plan.stacks.find(({ name }) => name === stack)?.subnets.data ?? []
  const ports = [...new Set(stores.map(({ port }) => port))]
  const to = (cidr: string, except?: readonly string[]) => ({ ipBlock: { cidr, ...(except && { except }) } })
  const tcp = (port: number) => ({ protocol: 'TCP', port })
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    },
    ...guests.map(({ serviceAccount }) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccount, namespace },
      automountServiceAccountToken: false,
    })),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    ...guests.map(({ name }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: name === 'restore-drill' ? 'drill' : name, namespace },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
          { to: data.map((cidr) => to(cidr)), ports: ports.map(tcp) },
          { to: [to('0.0.0.0/0', ['169.254.169.254/32'])], ports: [tcp(443)] },
          { to: [to('169.254.170.23/32')], ports: [tcp(80)] },
        ],
      },
    })),
  ]
}
