import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Environment, EnvironmentKind, Spec } from '../../model/spec.ts'

/** In the order of promotion; the recovery stage, where there is one, stands last and is always a copy of production. */
export function stagesOf(spec: Spec, decided: Answers): Stage[] {
  const ranked = [...spec.environments].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const stages = ranked.map((environment) => stage(spec, decided, environment, environment.name))
  const production = stages.find(({ environment }) => environment.kind === 'production')
  if (production && decided.regions && decided.regions.answer !== 'single')
    stages.push({
      ...stage(spec, decided, production.environment, 'recovery'),
      stack: 'recovery',
      after: production.name,
      standsInFor: production.name,
    })
  return stages
}

/** Region of a stack, and so of the stages in it. */
export function regionOf({ stack }: Pick<Stage, 'stack'>, { cloud }: Pick<Spec, 'cloud'>): string {
  return stack === 'recovery' ? (cloud.recovery ?? cloud.region) : cloud.region
}

const order: readonly EnvironmentKind[] = ['preview', 'development', 'staging', 'production']

function stage(spec: Spec, decided: Answers, environment: Environment, name: string): Stage {
  const apart = decided.isolation?.answer === 'cluster-per-class'
  const before = predecessor(spec.environments, environment)
  return {
    environment,
    name,
    stack: apart && environment.kind !== 'production' ? 'nonproduction' : 'production',
    namespace: `${spec.name}-${name}`,
    overlay: `kubernetes/overlays/${name}`,
    host: environment.kind === 'production' && name === environment.name ? spec.domain : `${name}.${spec.domain}`,
    ...(before && { after: before.name }),
    approval: environment.kind === 'production',
  }
}

function predecessor(environments: readonly Environment[], { kind }: Environment): Environment | undefined {
  if (kind === 'preview' || kind === 'development') return undefined
  const earlier = order.slice(1, order.indexOf(kind)).reverse()
  return earlier.flatMap((each) => environments.filter((environment) => environment.kind === each))[0]
}
