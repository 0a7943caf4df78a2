import type { Answers } from '../../model/blueprint.ts'
import type { Door, Names, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { behindCdn } from '../cdn.ts'

type Known = Pick<Plan, 'system' | 'pods' | 'stacks' | 'stages' | 'takeover'>

/** Who writes the names of the clusters' load balancers; where Terraform does, how it finds what a controller made. */
export function namesOf({ dns, cluster }: Answers, plan: Known): Names | undefined {
  if (cluster?.answer !== 'eks' || !plan.pods.some(({ hosts }) => Object.keys(hosts).length > 0)) return undefined
  if (dns?.answer !== 'terraform') return { by: 'external-dns', doors: [] }
  return { by: 'terraform', doors: plan.stacks.flatMap((stack) => doorsOf(stack, plan)) }
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
  const shared = stages.filter((stage) => sharesBalancer(stage))
  const hostsOf = (all: readonly Stage[]) => all.flatMap((stage) => namesOfStage(stage, plan))
  return [
    { name: 'nonproduction', tags: routed(sharedBalancer(plan.system)), hosts: hostsOf(shared) },
    ...stages
      .filter((stage) => !shared.includes(stage))
      .map((stage) => ({
        name: stage.name,
        tags: routed(`${stage.namespace}/${plan.system}`),
        hosts: hostsOf([stage]),
      })),
    ...stages.filter(({ environment }) => environment.kind !== 'preview').flatMap((stage) => raw(stage, plan)),
  ]
    .filter(({ hosts }) => hosts.length > 0)
    .map(({ name, tags, hosts }) => ({
      name,
      stack: stack.name,
      tags: { 'elbv2.k8s.aws/cluster': stack.cluster, ...tags },
      hosts,
    }))
}

function routed(group: string) {
  return { 'ingress.k8s.aws/stack': group, 'ingress.k8s.aws/resource': 'LoadBalancer' }
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
        },
      ]
    })
}

function spoken(pods: readonly Workload[]): Workload[] {
  return pods.filter(({ service }) => service.protocol !== 'tcp')
}
