import type { Plan, Stage } from '../../model/plan.ts'

/** Where the services of a stage that are reached from the internet say how they are. */
export function servicesOf({ name }: Stage, workloads: Plan['workloads']): string[] {
  return workloads
    .filter(({ service }) => service.protocol === 'http')
    .flatMap(({ hosts, health }) => (hosts[name] ? [`https://${hosts[name]}${health.ready}`] : []))
}

/** Frontends of a stage with their addresses. */
export function pagesOf(stage: Stage, { sites }: Plan): { readonly name: string; readonly url: string }[] {
  return sites.map(({ name, hosts }) => ({ name, url: `https://${hosts[stage.name]}` }))
}

/** Whether what came to a stage is tried there before others may take it over: production is no place for that. */
export function proves(stage: Stage, plan: Plan): boolean {
  return (
    stage.environment.kind !== 'production' &&
    plan.stages.some(({ after, approval }) => after === stage.name && approval) &&
    servicesOf(stage, plan.workloads).length + plan.sites.length > 0
  )
}
