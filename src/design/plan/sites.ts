import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Service, Spec } from '../../model/spec.ts'
import type { Site } from '../../model/workload.ts'

/** Services that are nothing but files. A preview of one is a folder in the bucket of the previews. */
export function sitesOf(spec: Spec, decided: Answers, stages: readonly Stage[]): Site[] {
  return spec.services
    .filter(({ name }) => decided[`compute/${name}`]?.answer === 'static-site')
    .map((service, index) => ({
      service,
      name: service.name,
      hosts: byStage(stages, (stage) => (index === 0 ? stage.host : `${service.name}.${stage.host}`)),
      buckets: byStage(
        stages,
        (stage) => `${spec.name}-${stage.name}-${service.name}${spec.cloud.account ? `-${spec.cloud.account}` : ''}`,
      ),
      connects: byStage(stages, (stage) => called(spec, service).map(({ name }) => `https://${name}.${stage.host}`)),
    }))
}

function called(spec: Spec, { uses }: Service): readonly Service[] {
  return spec.services.filter((each) => uses.includes(each.name) && each.public)
}

function byStage<T>(stages: readonly Stage[], value: (stage: Stage) => T): Record<string, T> {
  return Object.fromEntries(stages.map((stage) => [stage.name, value(stage)]))
}
