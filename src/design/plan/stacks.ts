import type { Answers } from '../../model/blueprint.ts'
import type { Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'
import { interfacesOf } from '../endpoints.ts'
import { nodeGroups } from './nodes.ts'
import { regionOf } from './stages.ts'

/** One Terraform root for what is applied together; each has a network and a cluster of its own. */
export function stacksOf(spec: Spec, decided: Answers, stages: readonly Stage[], pods: readonly Workload[]): Stack[] {
  const names = purposes.filter((purpose) => stages.some(({ stack }) => stack === purpose))
  return names.map((name) => {
    const index = purposes.indexOf(name)
    const own = stages.filter(({ stack }) => stack === name)
    const region = regionOf({ stack: name }, spec)
    const out = decided.network?.answer
    const equal = decided.regions?.answer === 'active-active'
    const perZone = out === 'gateway-per-zone' && (name === 'production' || (name === 'recovery' && equal))
    return {
      name,
      purpose: name,
      path: `terraform/stacks/${name}`,
      region,
      zones: ['a', 'b', 'c'].map((letter) => region + letter),
      cluster: `${spec.name}-${name}`,
      cidr: `10.${index}.0.0/16`,
      endpoints: out === 'gateway-per-zone' || out === 'one-gateway' ? interfacesOf(spec, decided, name) : [],
      subnets: {
        public: [0, 1, 2].map((zone) => `10.${index}.${zone}.0/24`),
        data: [0, 1, 2].map((zone) => `10.${index}.${zone + 8}.0/24`),
        private: [0, 1, 2].map((zone) => `10.${index}.${(zone + 1) * 32}.0/19`),
      },
      nats: perZone ? 3 : out === 'gateway-per-zone' || out === 'one-gateway' ? 1 : 0,
      nodes: decided.cluster?.answer === 'eks' ? nodeGroups(own, pods, name, decided) : [],
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
