import type { Release, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

/** Everything that the pipeline sends to a stage. A preview is made of namespaces, and what needs no cluster has none. */
export function releasesOf(system: string, stages: readonly Stage[], workloads: readonly Workload[]): Release[] {
  const pushed = workloads.filter(({ platform }) => platform !== 'kubernetes')
  return stages
    .filter(({ environment }) => environment.kind !== 'preview')
    .flatMap((stage) =>
      pushed.map((workload) => ({
        workload,
        stage,
        name: `${system}-${stage.name}-${workload.name}`,
        logs: `/${system}/${stage.name}/${workload.name}`,
        record: `${recordsOf(system, stage.name)}/${workload.name}`,
        replicas: workload.replicas[stage.name] ?? { min: 1, max: 1 },
      })),
    )
}

/** Where the records of a stage lie. */
export function recordsOf(system: string, stage: string): string {
  return `/${system}/${stage}/images`
}
