import { instance } from '../../facts/instances.ts'
import { NodePool } from '../../kinds/kubernetes/karpenter.ts'
import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { TerraformModuleCall, TerraformResource } from '../../kinds/terraform.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { askedBy, peaksIn, scalerOf } from '../../links/kubernetes/peak.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { printQuantity } from '../../values/quantity.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Autoscalers are allowed more pods than all nodes can hold',
  why: `At their most the workloads ask for more than the node groups of these files have when every one of them is at its maximum.
The last pods stay \`Pending\` when they are needed. Raise the maximum of a node group, or lower \`maxReplicas\` to
what there is room for. Reported where the size and the types of all node groups are known; what the system itself needs
on each node is not even counted.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ kind, metadata }, { resource, estate }) {
    const groups = scalerOf(estate, resource) && !isChart(resource) ? groupsIn(estate) : undefined
    if (!groups) return
    const peaks = peaksIn(estate, resource)
    for (const what of ['cpu', 'memory'] as const) {
      const room = groups.reduce((sum, group) => sum + group[what], 0)
      const parts = peaks
        .map((peak) => ({
          peak,
          amount: peak.workload ? peak.pods * askedBy(estate, peak.workload, 'requests', what) : 0,
        }))
        .sort((a, b) => b.amount - a.amount)
      const sum = parts.reduce((total, { amount }) => total + amount, 0)
      // Said once, at the one that asks for most.
      if (sum <= room || parts[0]?.peak.target !== `${kind}/${metadata.name}`) continue
      const shown = (amount: number) => printQuantity(amount, what === 'cpu' ? 'cores' : 'bytes')
      yield {
        at: ['metadata', 'name'],
        message: `at their most the workloads ask for \`${shown(sum)}\` ${what}, and all nodes together have ${shown(room)}; allow more nodes, or fewer pods`,
        related: [
          ...parts
            .filter(({ amount }) => amount > 0)
            .slice(0, 5)
            .map(({ peak, amount }) => ({
              resource: peak.resource,
              at: peak.at,
              message: `${peak.pods} of \`${peak.target}\`: ${shown(amount)}`,
            })),
          ...groups.map(({ resource: group, at, nodes, type, cpu, memory }) => ({
            resource: group,
            at,
            message: `at most ${nodes} of ${type}: ${shown(what === 'cpu' ? cpu : memory)}`,
          })),
        ],
      }
      return
    }
  },
  examples: [{ bad: example(40, 6), good: example(20, 6) }],
}

interface Group {
  readonly resource: Resource
  readonly at: Path
  readonly nodes: number
  readonly type: string
  /** Cores and bytes of all its nodes. */
  readonly cpu: number
  readonly memory: number
}

const found = new WeakMap<Estate, readonly Group[] | 'open'>()

/** Every node group at its most; undefined where one is not known, or something else makes nodes. */
function groupsIn(estate: Estate): readonly Group[] | undefined {
  const known = found.get(estate) ?? gathered(estate)
  found.set(estate, known)
  return known === 'open' ? undefined : known
}

/** What makes nodes in a way that is not reckoned with. */
const makers =
  /^(?:google_container_|azurerm_kubernetes_|aws_eks_fargate_profile|aws_autoscaling_group|aws_spot_fleet|aws_ec2_fleet)/

function gathered(estate: Estate): readonly Group[] | 'open' {
  const resources = estate.of(TerraformResource)
  const calls = estate
    .of(TerraformModuleCall)
    .filter(({ data }) => /eks|karpenter|node|kubernetes/i.test(data.source ?? 'eks'))
  const clusters = resources.filter(({ data }) => data.type === 'aws_eks_cluster').length + calls.length
  const pools = estate.of(NodePool).length + (estate.by(KubernetesObject, kindOf).get('Provisioner')?.length ?? 0)
  if (
    clusters !== 1 ||
    pools > 0 ||
    isWritten(estate, 'karpenter') ||
    resources.some(({ data }) => makers.test(data.type))
  )
    return 'open'
  const groups = [
    ...resources.filter(({ data }) => data.type === 'aws_eks_node_group').map(groupOf),
    ...calls.flatMap(groupsOfCall),
  ]
  const known = groups.filter((each) => each !== undefined)
  return groups.length > 0 && known.length === groups.length ? known : 'open'
}

function kindOf({ data }: Resource<KubernetesObject>): string {
  return data.kind
}

function groupOf(resource: Resource<TerraformResource>): Group | undefined {
  const { body } = resource.data
  const scaling = Array.isArray(body.scaling_config) ? body.scaling_config[0] : body.scaling_config
  if (body.count !== undefined || body.for_each !== undefined) return undefined
  return sized(resource, ['scaling_config', 0, 'max_size'], valueAt(scaling, ['max_size']), body.instance_types)
}

/** Those of the module that most use; another one makes its nodes in its own way. */
function groupsOfCall(resource: Resource<TerraformModuleCall>): readonly (Group | undefined)[] {
  const { inputs, source } = resource.data
  const given = inputs.eks_managed_node_groups
  const more = [
    'self_managed_node_groups',
    'fargate_profiles',
    'node_groups',
    'compute_config',
    'cluster_compute_config',
  ]
  if (source !== 'terraform-aws-modules/eks/aws' || !isMap(given) || more.some((name) => inputs[name] !== undefined))
    return [undefined]
  return Object.entries(given).map(([name, group]) => {
    const types = valueAt(group, ['instance_types'])
    return sized(resource, ['eks_managed_node_groups', name, 'max_size'], valueAt(group, ['max_size']), types)
  })
}

function sized(resource: Resource, at: Path, nodes: unknown, given: unknown): Group | undefined {
  const types: readonly unknown[] = Array.isArray(given) ? given : []
  const sizes = types.flatMap((type) => (typeof type === 'string' ? (instance(type) ?? []) : []))
  if (typeof nodes !== 'number' || types.length === 0 || sizes.length !== types.length) return undefined
  return {
    resource,
    at,
    nodes,
    type: types.join(', '),
    cpu: nodes * Math.max(...sizes.map(({ vcpu }) => vcpu)),
    memory: nodes * Math.max(...sizes.map(({ memoryGiB }) => memoryGiB)) * 1024 ** 3,
  }
}

function example(pods: number, nodes: number): string {
  return `
        -- main.tf --
        resource "aws_eks_cluster" "shop" {
          name = "shop"
        }
        resource "aws_eks_node_group" "all" {
          cluster_name   = "shop"
          instance_types = ["m7g.large"]
          scaling_config {
            desired_size = 2
            min_size     = 2
            max_size     = ${nodes}
          }
        }
        -- api.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          template:
            spec: { containers: [{ name: api, image: 'acme/api:1', resources: { requests: { cpu: 500m, memory: 512Mi } } }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: ${pods} }
      `
}
