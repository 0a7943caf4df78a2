import type { Stage } from '../../model/plan.ts'
import type { Judge, Shift } from '../../model/rollout.ts'
import type { Means, Slo } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { allowed } from '../../values/burn.ts'
import { burn, longest, minutesToTell, shortest } from '../canary.ts'

/** What AWS itself lets in by shares or all at once: tasks behind a load balancer, and functions behind an alias. */
export function shiftsOf(
  workloads: readonly Workload[],
  stages: readonly Stage[],
  watched: readonly (Slo & { readonly means: Means })[],
): Shift[] {
  return workloads.flatMap((workload): Shift[] => {
    const { name, rollout: by, platform, service, traffic } = workload
    if (by === 'rolling' || (platform !== 'containers' && platform !== 'functions')) return []
    if (service.type !== 'api') return []
    const own = watched.filter((slo) => slo.service === name)
    // A pilot light burns for nobody: there is nothing to move.
    const tried = triedIn(stages).filter((stage) => (workload.replicas[stage.name]?.min ?? 0) > 0)
    if (platform === 'functions')
      return [
        {
          service: name,
          by,
          stages: tried.filter(({ environment }) => environment.kind === 'production').map((stage) => stage.name),
          watch: shortest * 60_000,
          minutes: shortest,
          judges: own.map(judge),
        },
      ]
    const minutes = Math.min(longest, minutesToTell(traffic.average, service.objectives.availability))
    return [
      {
        service: name,
        by,
        stages: tried.map((stage) => stage.name),
        watch: minutes * 60_000,
        minutes: (minutes + late) * (by === 'canary' ? 2 : 1) + starting,
        judges: own.filter(({ means }) => means === 'load-balancer').map(judge),
        trial: { name: 'x-trial', value: 'next' },
      },
    ]
  })
}

/** Previews and development have a replica and no users: nothing could be judged. */
export function triedIn(stages: readonly Stage[]): Stage[] {
  return stages.filter(({ environment }) => ['staging', 'production'].includes(environment.kind))
}

export function judge({ name, objective }: Slo): Judge {
  return { slo: name, allowed: allowed(objective), burn }
}

/** What CloudWatch measures is a minute or two late. */
const late = 2
/** Minutes for tasks to start and to be tried, and for those of the version before to end. */
const starting = 8
