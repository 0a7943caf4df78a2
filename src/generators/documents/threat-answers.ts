import { edged } from '../../design/cdn.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Threat } from './threat.ts'

/** One row of a table. */
export function threat(kind: Threat['kind'], threat: string, against: Threat['against'], remains?: string): Threat {
  return { kind, threat, against, ...(remains !== undefined && { remains }) }
}

export function policies(blueprint: Blueprint): Threat['against'] {
  const overlay = overlayOf(blueprint)
  if (!overlay) return [{ what: 'security groups that name who may call' }]
  return [{ what: 'network policies that deny what is not declared', file: `${overlay}/network-policies.yaml` }]
}

export function restricted(blueprint: Blueprint): Threat['against'] {
  const overlay = overlayOf(blueprint)
  const pod = blueprint.plan.pods.find(({ service }) => service.public)
  if (!overlay || !pod) return []
  return [
    { what: 'the restricted Pod Security Standard', file: `${overlay}/namespace.yaml` },
    {
      what: 'a read-only root, no capabilities, no token of the cluster',
      file: `kubernetes/base/${pod.name}/kustomization.yaml`,
    },
  ]
}

export function quotas(blueprint: Blueprint): Threat['against'] {
  const overlay = overlayOf(blueprint)
  return overlay ? [{ what: 'quotas', file: `${overlay}/quota.yaml` }] : []
}

/** At the load balancer. */
export function encrypted(blueprint: Blueprint): Threat['against'][number] {
  const gateway = blueprint.plan.gateways?.at(-1)
  const overlay = overlayOf(blueprint)
  const what = 'TLS 1.2 and 1.3 alone, plain HTTP is redirected'
  if (gateway) return { what, file: `kubernetes/platform/${gateway.stack}/gateways.yaml` }
  return overlay ? { what, file: `${overlay}/ingress.yaml` } : { what }
}

export function noticed({ decided }: Blueprint): Threat['against'] {
  const answer = decided.detection?.answer
  return [
    ...(answer === 'guardduty-and-falco'
      ? [{ what: 'Falco tells of it', file: 'security/falco/production.yaml' }]
      : []),
    ...(answer !== undefined && answer !== 'trail'
      ? [{ what: 'GuardDuty', file: 'terraform/modules/guard/main.tf' }]
      : []),
  ]
}

/** Overlay of production, where there are pods. */
function overlayOf({ plan }: Blueprint): string | undefined {
  if (plan.pods.length === 0) return undefined
  return plan.stages.find(({ environment }) => environment.kind === 'production')?.overlay ?? plan.stages[0]?.overlay
}

export function stackOf({ plan }: Blueprint): string {
  return plan.stacks.find(({ purpose }) => purpose === 'production')?.path ?? plan.stacks[0]?.path ?? ''
}

/** A web firewall stands before load balancers of HTTP and before CDNs; an HTTP API of functions and a port of TCP have none. */
export function firewall({ plan }: Blueprint, what = 'managed rules and a limit for each address in the web firewall') {
  const balanced = plan.workloads.some(
    ({ platform, service }) => service.public && service.protocol !== 'tcp' && platform !== 'functions',
  )
  return balanced || edged(plan) ? [{ what, file: 'terraform/modules/firewall/main.tf' }] : []
}
