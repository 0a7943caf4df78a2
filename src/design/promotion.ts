import type { Plan, Stage } from '../model/plan.ts'

/** The stages that everything merged comes to by itself: the first, and those after it where nobody has to agree. */
export function automatic({ stages }: Plan): Stage[] {
  const found: Stage[] = []
  for (const stage of stages.filter(({ environment }) => environment.kind !== 'preview')) {
    const follows = stage.after === undefined ? found.length === 0 : found.some(({ name }) => name === stage.after)
    if (follows && (stage.after === undefined || !stage.approval)) found.push(stage)
  }
  return found
}

/** The stages that take over what has proved itself once a person says so. */
export function promoted(plan: Plan): Stage[] {
  const own = automatic(plan)
  return plan.stages.filter((stage) => stage.after !== undefined && !own.includes(stage))
}

/** Whether what came to a stage is tried there before others may take it over: production is no place for that. */
export function proves(stage: Stage, plan: Plan): boolean {
  return (
    stage.environment.kind !== 'production' &&
    plan.stages.some(({ after, approval }) => after === stage.name && approval) &&
    servicesOf(stage, plan.workloads).length + plan.sites.length > 0
  )
}

/** Where people enter a stage: its first frontend, else its first service that answers from outside. */
export function doorOf({ name, host }: Stage, { sites, workloads }: Plan): string {
  return `https://${[...sites, ...workloads].flatMap(({ hosts }) => hosts[name] ?? [])[0] ?? host}`
}

/** Where services that are reached from the internet say how they are. */
export function servicesOf({ name }: Stage, workloads: Plan['workloads']): string[] {
  return workloads
    .filter(({ service }) => service.protocol === 'http')
    .flatMap(({ hosts, health }) => (hosts[name] ? [`https://${hosts[name]}${health.ready}`] : []))
}
