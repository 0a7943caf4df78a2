import type { Answers } from '../../model/blueprint.ts'
import type { Dump, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'

/** Databases of production that are written out each night, where a cluster stands beside them. */
export function dumpsOf(
  { name: system, cloud }: Spec,
  decided: Answers,
  stages: readonly Stage[],
  stores: readonly Store[],
  pods: readonly Workload[],
): Dump[] {
  const stage = stages.find(({ environment, standsInFor }) => environment.kind === 'production' && !standsInFor)
  if (!stage || pods.length === 0) return []
  return stores.flatMap(({ name, instances, datastore }, index): Dump[] => {
    if (decided[`copies/${name}`]?.answer !== 'logical' || !instances[stage.name]) return []
    return [
      {
        store: name,
        stage: stage.name,
        stack: stage.stack,
        namespace: 'recovery',
        serviceAccount: 'dump',
        role: `${system}-${stage.name}-dump`,
        bucket: `${system}-${stage.stack}-dumps${cloud.account ? `-${cloud.account}` : ''}`,
        days: 30,
        // What pg_dump writes is smaller than what it reads; half leaves room.
        gigabytes: Math.max(10, Math.ceil(datastore.size / 2e9)),
        schedule: `${(index * 7) % 60} 2 * * *`,
        trial: `${(index * 7 + 30) % 60} 9 * * 0`,
      },
    ]
  })
}
