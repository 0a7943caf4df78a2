import type { Answers } from '../../model/blueprint.ts'
import type { NodeGroup, Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { nodesFor } from '../reliability.ts'
import { regionOf } from './stages.ts'

/** One Terraform root for what is applied together; each has a network and a cluster of its own. */
export function stacksOf(
  spec: Spec,
  decided: Answers,
  stages: readonly Stage[],
  workloads: readonly Workload[],
): Stack[] {
  const names = purposes.filter((purpose) => stages.some(({ stack }) => stack === purpose))
  return names.map((name) => {
    const index = purposes.indexOf(name)
    const own = stages.filter(({ stack }) => stack === name)
    const region = regionOf({ stack: name }, spec)
    const perZone = decided.network?.answer === 'gateway-per-zone' && name === 'production'
    return {
      name,
      purpose: name,
      path: `terraform/stacks/${name}`,
      region,
      zones: ['a', 'b', 'c'].map((letter) => region + letter),
      cluster: `${spec.name}-${name}`,
      cidr: `10.${index}.0.0/16`,
      subnets: {
        public: [0, 1, 2].map((zone) => `10.${index}.${zone}.0/24`),
        data: [0, 1, 2].map((zone) => `10.${index}.${zone + 8}.0/24`),
        private: [0, 1, 2].map((zone) => `10.${index}.${(zone + 1) * 32}.0/19`),
      },
      nats: perZone ? 3 : 1,
      nodes: decided.cluster?.answer === 'eks' ? nodeGroups(own, workloads, name) : [],
      stages: own.map(({ name }) => name),
      firewall: `${spec.name}-${name}-ingress`,
      zone: spec.domain,
      state: {
        bucket: `${spec.name}-terraform-state${spec.cloud.account ? `-${spec.cloud.account}` : ''}`,
        key: `stacks/${name}.tfstate`,
        region: spec.cloud.region,
      },
    }
  })
}

const purposes = ['nonproduction', 'production', 'recovery'] as const

/**
 * Nodes for the requests of every replica that must run, one a zone at least; and room for all that the autoscalers
 * may ask for, which the cluster autoscaler adds.
 */
function nodeGroups(stages: readonly Stage[], workloads: readonly Workload[], purpose: string): NodeGroup[] {
  const instance = purpose === 'production' ? 'm7g.xlarge' : 'm7g.large'
  const least = nodesFor(podsOf(stages, workloads, 'min'), machines[instance])
  return [
    {
      name: 'system',
      instance: 'm7g.large',
      capacity: 'on-demand',
      min: 2,
      desired: 2,
      max: 4,
      labels: { 'node-group': 'system' },
    },
    {
      name: 'application',
      instance,
      capacity: purpose === 'nonproduction' ? 'spot' : 'on-demand',
      min: least,
      desired: least,
      max: Math.max(least + 1, nodesFor(podsOf(stages, workloads, 'max'), machines[instance])),
      labels: { 'node-group': 'application' },
    },
  ]
}

function podsOf(stages: readonly Stage[], workloads: readonly Workload[], bound: 'min' | 'max') {
  return stages.flatMap(({ name }) =>
    workloads.map(({ replicas, requests }) => ({
      count: replicas[name]?.[bound] ?? 0,
      cores: parseQuantity(requests.cpu) ?? 0,
      memory: parseQuantity(requests.memory) ?? 0,
    })),
  )
}

const gib = 1024 ** 3
const machines = {
  'm7g.large': { cores: 2, memory: 8 * gib },
  'm7g.xlarge': { cores: 4, memory: 16 * gib },
} as const
