import { NodePool } from '../../kinds/kubernetes/karpenter.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { TerraformModuleCall, TerraformResource } from '../../kinds/terraform.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Pod asks for nodes that no node group has',
  why: `The scheduler finds no node with the label, an autoscaler finds no group that would make one, and the pod stays
\`Pending\`. Use a label that a node group gives its nodes, or give it this one. Reported where all node groups of these
files have labels that are known.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const groups = groupsIn(estate)
    if (isChart(resource) || groups.length === 0 || groups.some(({ labels }) => labels === undefined)) return
    for (const [key, value] of Object.entries(spec.nodeSelector ?? {})) {
      if (/(?:^|\.)(?:kubernetes\.io|k8s\.io|amazonaws\.com|karpenter\.sh|k8s\.aws|azure\.com|google\.com)\//.test(key))
        continue
      if (groups.some(({ labels }) => labels?.get(key) === String(value))) continue
      yield {
        at: ['spec', 'nodeSelector', key],
        message: `no node group labels its nodes \`${key}: ${value}\`; use a label that one has`,
        related: groups.slice(0, 5).map(({ resource: group, labels }) => ({
          resource: group,
          at: [],
          message: `has ${[...(labels ?? [])].map(([name, each]) => `\`${name}: ${each}\``).join(', ') || 'no labels'}`,
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        -- pod.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: train }
        spec:
          nodeSelector: { pool: gpu }
          containers: [{ name: train, image: 'acme/train:1' }]
        -- main.tf --
        resource "aws_eks_node_group" "gpu" {
          cluster_name = "shop"
          labels       = { workload = "gpu" }
        }
      `,
      good: `
        -- pod.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: train }
        spec:
          nodeSelector: { workload: gpu, kubernetes.io/arch: amd64 }
          containers: [{ name: train, image: 'acme/train:1' }]
        -- main.tf --
        resource "aws_eks_node_group" "gpu" {
          cluster_name = "shop"
          labels       = { workload = "gpu" }
        }
      `,
    },
  ],
}

interface Group {
  readonly resource: Resource
  /** Undefined where they cannot be known. */
  readonly labels: ReadonlyMap<string, string> | undefined
}

const found = new WeakMap<Estate, readonly Group[]>()

function groupsIn(estate: Estate): readonly Group[] {
  const known = found.get(estate) ?? gathered(estate)
  found.set(estate, known)
  return known
}

function gathered(estate: Estate): readonly Group[] {
  const groups = estate.of(TerraformResource).flatMap((resource): Group[] => {
    const { type, body } = resource.data
    if (/^(?:google_container_node_pool|azurerm_kubernetes_cluster_node_pool)$/.test(type))
      return [{ resource, labels: undefined }]
    return type === 'aws_eks_node_group' ? [{ resource, labels: labelsOf(body.labels) }] : []
  })
  const calls = estate.of(TerraformModuleCall).flatMap((resource): Group[] => {
    const { inputs, source = '' } = resource.data
    if (!/eks|gke|aks|kubernetes/.test(source)) return []
    const given = inputs.eks_managed_node_groups ?? inputs.self_managed_node_groups ?? inputs.node_groups
    // Another module makes them in its own way.
    if (!isMap(given)) return [{ resource, labels: undefined }]
    return Object.values(given).map((group) => ({
      resource,
      labels: isMap(group) && inputs.eks_managed_node_group_defaults === undefined ? labelsOf(group.labels) : undefined,
    }))
  })
  const pools = estate.of(NodePool).map((resource) => ({
    resource: resource as Resource,
    labels: labelsOf(valueAt(resource.tree.data, [...resource.path, 'spec', 'template', 'metadata', 'labels'])),
  }))
  return groups.length + calls.length === 0 ? [] : [...groups, ...calls, ...pools]
}

function labelsOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (value === undefined || value === null) return new Map()
  if (isUnknown(value) || !isMap(value)) return undefined
  const labels = new Map<string, string>()
  for (const [name, each] of Object.entries(value)) {
    if (typeof each !== 'string' && typeof each !== 'number' && typeof each !== 'boolean') return undefined
    labels.set(name, String(each))
  }
  return labels
}
