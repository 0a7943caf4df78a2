import { gpuResource, interruptionQueue } from '../../../design/names.ts'
import { instance } from '../../../facts/instances.ts'
import { releases } from '../../../facts/versions.ts'
import type { NodeGroup } from '../../../model/plan.ts'
import { type Block, block, ref, type Value } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'
import { keptAsAsked } from './retention.ts'

/** The network, and the cluster in it. */
export function mainBlocks(context: StackContext): Block[] {
  const { stack, stages, clustered, networked, open, plan, spec } = context
  const { zones, subnets } = stack
  const hidden = stack.nats > 0
  return [
    block('locals', [], { name: stack.cluster }),
    ...(networked
      ? [
          block('module', ['network'], {
            source: '../../modules/network',
            name: ref('local.name'),
            cidr: stack.cidr,
            ...(clustered && { cluster: ref('local.name') }),
            zones: Object.fromEntries(
              zones.map((zone, index) => [
                zone,
                {
                  public: subnets.public[index] ?? null,
                  ...(hidden && { private: subnets.private[index] ?? null }),
                  data: subnets.data[index] ?? null,
                },
              ]),
            ),
            ...(hidden && { nat_zones: zones.slice(0, stack.nats) }),
            ...keptAsAsked(spec.compliance),
            ...(stack.endpoints.length > 0 && { interface_services: stack.endpoints }),
          }),
        ]
      : []),
    ...(clustered
      ? [
          block('module', ['cluster'], {
            source: '../../modules/cluster',
            name: ref('local.name'),
            kubernetes_version: releases.eks.version,
            subnet_ids: ref('module.network.private_subnet_ids'),
            api_allowed_cidrs: ref('var.api_allowed_cidrs'),
            administrators: ref('var.cluster_administrators'),
            ...operators(),
            deletion_protection: stack.purpose !== 'nonproduction',
            groups: ref('var.cluster_groups'),
            ...keptAsAsked(spec.compliance),
            node_groups: Object.fromEntries(
              stack.nodes.filter(({ by }) => by === 'eks').map((group) => [group.name, nodeGroup(group)]),
            ),
          }),
          ...(plan.addons.some(({ name }) => name === 'karpenter')
            ? [
                block('module', ['interruptions'], {
                  source: '../../modules/interruptions',
                  name: interruptionQueue(stack),
                }),
              ]
            : []),
        ]
      : []),
    ...(open.length > 0 || plan.addons.some(({ name }) => name === 'external-dns')
      ? [block('data', ['aws_route53_zone', 'main'], { name: stack.zone })]
      : []),
  ]

  /** Who moves everything to another region and back needs the namespaces that move, and the delivery that would put them back. */
  function operators() {
    const own = stages.filter(({ name }) => name === plan.takeover?.from || name === plan.takeover?.to)
    if (!plan.takeover || !spec.cloud.account || own.length === 0) return {}
    const arn = `arn:aws:iam::${spec.cloud.account}:role/${plan.takeover.role}`
    return {
      operators: {
        [arn]: [
          ...own.map(({ namespace }) => namespace),
          plan.delivery.by?.namespace ?? plan.delivery.argocd.namespace,
        ],
      },
    }
  }
}

function nodeGroup(group: NodeGroup): Value {
  const arm = instance(group.instance)?.arch === 'arm64'
  const x86 = group.taint?.startsWith(gpuResource) ? 'AL2023_x86_64_NVIDIA' : 'AL2023_x86_64_STANDARD'
  return {
    instance: group.instance,
    image: arm ? 'AL2023_ARM_64_STANDARD' : x86,
    capacity: group.capacity === 'spot' ? 'SPOT' : 'ON_DEMAND',
    min: group.min,
    desired: group.desired,
    max: group.max,
    labels: group.labels,
    taints: group.taint ? [taintOf(group.taint)] : [],
  }
}

/** `key=value:NoSchedule`, as kubectl writes it. */
function taintOf(taint: string): Value {
  const [pair = '', effect = 'NoSchedule'] = taint.split(':')
  const [key = '', value = ''] = pair.split('=')
  return { key, value, effect: effect.replace(/[a-z](?=[A-Z])/g, '$&_').toUpperCase() }
}
