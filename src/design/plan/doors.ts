import { releases } from '../../facts/versions.ts'
import type { Answers } from '../../model/blueprint.ts'
import type { Definition, Door, Gateway, Names, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { behindCdn } from '../cdn.ts'

type Known = Pick<Plan, 'system' | 'pods' | 'stacks' | 'stages' | 'takeover' | 'gateways'>

/** Who writes the names of the clusters' load balancers, and which of them Terraform has to find. */
export function namesOf({ dns, cluster }: Answers, plan: Known): Names | undefined {
  if (cluster?.answer !== 'eks' || !plan.pods.some(({ hosts }) => Object.keys(hosts).length > 0)) return undefined
  const by = dns?.answer === 'terraform' ? 'terraform' : 'external-dns'
  const doors = plan.stacks.flatMap((stack) => doorsOf(stack, plan))
  return {
    by,
    doors: doors
      .map((door) => (by === 'terraform' ? door : { ...door, hosts: [] }))
      .filter(({ hosts, guarded }) => hosts.length > 0 || guarded),
  }
}

export function gatewaysOf(
  { routes }: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
): Gateway[] | undefined {
  if (routes?.answer !== 'gateway') return undefined
  return stacks.flatMap((stack) => {
    const own = stages.filter((each) => each.stack === stack.name)
    return [...new Set(own.map((stage) => doorOf(stage)))].map((name) => ({
      name,
      namespace: 'gateways',
      stack: stack.name,
      stages: own.filter((stage) => doorOf(stage) === name).map((stage) => stage.name),
    }))
  })
}

/** The standard channel, from its own repository: no chart of its authors brings it. */
export const gatewayKinds: Definition = {
  name: 'gateway-api',
  repository: 'https://github.com/kubernetes-sigs/gateway-api',
  path: 'config/crd',
  revision: `v${releases.gatewayApi.version}`,
}

/** The load balancer of a stage. */
export function doorOf(stage: Pick<Stage, 'environment' | 'name'>): string {
  return sharesBalancer(stage) ? 'nonproduction' : stage.name
}

/** One load balancer for each production stage; all others of a cluster share one, or every preview would pay for its own. */
export function sharesBalancer({ environment }: Pick<Stage, 'environment'>): boolean {
  return environment.kind !== 'production'
}

export function sharedBalancer(system: string): string {
  return `${system}-nonproduction`
}

/** The names that lead to a stage itself. Where two regions may answer, each has names of its own, and a switch says whose the public ones are. */
export function ownNames(stage: string, hosts: readonly string[], takeover: Plan['takeover']): string[] {
  if (takeover?.from !== stage) return [...hosts]
  return hosts.map((host) => takeover.hosts.find((each) => each.host === host)?.from ?? host)
}

function doorsOf(stack: Stack, plan: Known): Door[] {
  const stages = plan.stages.filter((each) => each.stack === stack.name)
  const doors = [...new Set(stages.map((stage) => doorOf(stage)))].map((name) => {
    const behind = stages.filter((stage) => doorOf(stage) === name)
    return {
      name,
      tags: routed(name, behind, plan),
      hosts: behind.flatMap((stage) => namesOfStage(stage, plan)),
      guarded: plan.gateways !== undefined,
    }
  })
  return [
    ...doors,
    ...stages.filter(({ environment }) => environment.kind !== 'preview').flatMap((stage) => raw(stage, plan)),
  ]
    .filter(({ hosts }) => hosts.length > 0)
    .map(({ tags, ...door }) => ({
      ...door,
      stack: stack.name,
      tags: { 'elbv2.k8s.aws/cluster': stack.cluster, ...tags },
    }))
}

/** What the controller writes on what it has made of an Ingress, a group of them, or a Gateway. */
function routed(name: string, [stage]: readonly Stage[], { system, gateways }: Known) {
  const gateway = gateways?.find((each) => each.name === name)
  const [prefix, id] = gateway
    ? ['gateway.k8s.aws.alb', `${gateway.namespace}/${name}`]
    : ['ingress.k8s.aws', stage && sharesBalancer(stage) ? sharedBalancer(system) : `${stage?.namespace}/${system}`]
  return { [`${prefix}/stack`]: id, [`${prefix}/resource`]: 'LoadBalancer' }
}

/** Every preview has names of its own, and all of them one load balancer. */
function namesOfStage({ name, environment, host }: Stage, { pods, takeover }: Known): string[] {
  const hosts = spoken(pods).flatMap((pod) => (behindCdn(pod, name) ? [] : (pod.hosts[name] ?? [])))
  if (hosts.length === 0) return []
  return environment.kind === 'preview' ? [`*.${host}`] : ownNames(name, hosts, takeover)
}

/** What speaks no HTTP has a load balancer of its own, by the Service beside it. */
function raw({ name: stage, namespace }: Stage, { pods, takeover }: Known) {
  return pods
    .filter((pod) => !spoken(pods).includes(pod))
    .flatMap(({ name, hosts }) => {
      const host = hosts[stage]
      if (!host) return []
      return [
        {
          name: `${stage}-${name}`,
          tags: { 'service.k8s.aws/stack': `${namespace}/${name}-public`, 'service.k8s.aws/resource': 'LoadBalancer' },
          hosts: ownNames(stage, [host], takeover),
          guarded: false,
        },
      ]
    })
}

function spoken(pods: readonly Workload[]): Workload[] {
  return pods.filter(({ service }) => service.protocol !== 'tcp')
}
