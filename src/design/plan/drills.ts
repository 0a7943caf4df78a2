import type { Answers } from '../../model/blueprint.ts'
import type { Drill, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'

/** Each database of production that is to come back, where there is a cluster beside it to try that from. */
export function drillsOf(
  { name: system }: Spec,
  { vault }: Answers,
  stages: readonly Stage[],
  stores: readonly Store[],
  pods: readonly Workload[],
): Drill[] {
  if (vault?.answer !== 'aws-backup' || pods.length === 0) return []
  const stage = stages.find(({ environment, standsInFor }) => environment.kind === 'production' && !standsInFor)
  if (!stage) return []
  return stores.flatMap(({ name, module, instances, backup }, index): Drill[] => {
    const instance = instances[stage.name]
    if (module !== 'database' || !instance || backup.method === 'none') return []
    return [
      {
        store: name,
        stage: stage.name,
        stack: stage.stack,
        namespace: 'recovery',
        serviceAccount: 'restore-drill',
        role: `${system}-${stage.name}-restore-drill`,
        source: instance.identifier,
        copy: `${instance.identifier}-drill`,
        // Twice a week, so that one that fails leaves time for another; one after the other.
        schedule: `15 ${(index % 12) + 8} * * 2,5`,
        metrics: `${system}/recovery`,
      },
    ]
  })
}
