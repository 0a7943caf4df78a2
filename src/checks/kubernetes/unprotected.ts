import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { Workload } from '../../kinds/kubernetes.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isReplicated, podSpecOf } from './workload-pod.ts'

const common = { severity: 'low', level: 'strict', on: Workload } as const

const noBudget: Check<Workload> = {
  ...common,
  title: 'Nothing keeps all replicas from being evicted at once',
  why: `A drain of several nodes may take every pod. A PodDisruptionBudget with \`maxUnavailable: 1\` lets them go one by one.`,
  controls: ['soc2/A1.1'],
  sources: [
    'polaris/missingPodDisruptionBudget',
    'kube-score/deployment-has-poddisruptionbudget',
    'kube-score/statefulset-has-poddisruptionbudget',
  ],
  *run(workload, { resource, estate }) {
    if (
      !isReplicated(workload) ||
      !podSpecOf(resource) ||
      workload.spec?.replicas === 0 ||
      workload.spec?.replicas === 1
    )
      return
    if (mayHoldMore(estate, resource)) return
    const labels = valueAt(workload.spec?.template, ['metadata', 'labels'])
    const budgets = inReach(estate, PodDisruptionBudget, resource)
    if (budgets.some((each) => selects(each.resource.data.spec?.selector, labels) !== 'no')) return
    yield {
      at: ['spec', 'template', 'metadata', 'labels'],
      message: 'no disruption budget selects its pods; add one with `maxUnavailable: 1`',
      related: [
        { resource, at: ['spec', 'replicas'], message: 'how many there are' },
        ...budgets
          .slice(0, 5)
          .map((each) => ({ resource: each.resource, at: ['spec', 'selector'], message: 'selects others' })),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 3, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 3, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
      `,
    },
  ],
}

const noPolicy: Check<Workload> = {
  ...common,
  title: 'Every pod of the cluster reaches these',
  why: `Without a NetworkPolicy an intruder in any pod speaks to this one. Deny all in the namespace, and let in whom it needs.`,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'cis-kubernetes/5.3.2'],
  sources: [
    'kube-linter/non-isolated-pod',
    'checkov/CKV2_K8S_6',
    'kube-score/pod-networkpolicy',
    'kubescape/C-0260',
    'polaris/missingNetworkPolicy',
  ],
  *run(workload, { resource, estate }) {
    if (!podSpecOf(resource) || mayHoldMore(estate, resource)) return
    const labels =
      workload.kind === 'Pod' ? workload.metadata.labels : valueAt(workload.spec?.template, ['metadata', 'labels'])
    const policies = inReach(estate, NetworkPolicy, resource)
    if (policies.some((each) => selects(each.resource.data.spec?.podSelector, labels) !== 'no')) return
    yield {
      at: workload.kind === 'Pod' ? ['metadata', 'labels'] : ['spec', 'template', 'metadata', 'labels'],
      message: 'no NetworkPolicy selects its pods; deny all and let in whom they need',
      related: policies
        .slice(0, 5)
        .map((each) => ({ resource: each.resource, at: ['spec', 'podSelector'], message: 'selects others' })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress] }
      `,
    },
  ],
}

const oneSided: Check<Workload> = {
  ...common,
  title: 'NetworkPolicies guard one direction only',
  why: `Without a policy of type \`Egress\` whoever takes over the pod calls anywhere, and carries away what it finds; without one of
type \`Ingress\` every pod of the cluster reaches it. Name both types, and allow what is needed.`,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'cis-kubernetes/5.3.2'],
  sources: ['polaris/missingNetworkPolicy'],
  *run(workload, { resource, estate }) {
    if (!podSpecOf(resource) || mayHoldMore(estate, resource)) return
    const path = workload.kind === 'Pod' ? ['metadata', 'labels'] : ['spec', 'template', 'metadata', 'labels']
    const labels = valueAt(workload, path)
    const policies = inReach(estate, NetworkPolicy, resource).filter(
      (each) => selects(each.resource.data.spec?.podSelector, labels) !== 'no',
    )
    if (policies.length === 0) return
    for (const [type, says] of [
      ['Ingress', 'who may call it'],
      ['Egress', 'whom it may call'],
    ] as const) {
      if (policies.some((each) => isAbout(each.resource, type))) continue
      yield {
        at: path,
        message: `no NetworkPolicy says ${says}; add \`${type}\` to one of those that select it`,
        related: policies
          .slice(0, 5)
          .map((each) => ({ resource: each.resource, at: ['spec', 'policyTypes'], message: 'is about the other' })),
      }
    }
  },
  examples: [{ bad: withPolicy('Ingress'), good: withPolicy('Ingress, Egress') }],
}

/** What a workload is not guarded from. */
export const checks = { 'no-budget': noBudget, 'no-policy': noPolicy, 'one-sided': oneSided } as Readonly<
  Record<string, Check>
>

/** Where no types are written, `Ingress` is meant, and `Egress` where there are rules of it. */
function isAbout({ tree, path, data }: Resource<NetworkPolicy>, type: 'Ingress' | 'Egress'): boolean {
  const written = valueAt(tree.data, [...path, 'spec', 'policyTypes'])
  if (written === undefined) return type === 'Ingress' || valueAt(tree.data, [...path, 'spec', 'egress']) !== undefined
  return data.spec?.policyTypes?.some((each) => each === undefined || each === type) ?? true
}

function withPolicy(types: string): string {
  return `
    apiVersion: v1
    kind: Pod
    metadata: { name: web, labels: { app: web } }
    spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: web }
    spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [${types}] }
  `
}
