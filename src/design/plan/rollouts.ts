import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Slo } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { longest, minutesToTell, shares } from '../canary.ts'
import { behindCdn } from '../cdn.ts'
import { judge, triedIn } from './shifts.ts'

/** What a controller in the cluster lets in by shares or all at once. */
export function rolloutsOf(
  pods: readonly Workload[],
  stages: readonly Stage[],
  slos: readonly Slo[],
  decided: Answers,
): Rollout[] {
  const balanced = decided.ingress?.answer === 'application-load-balancer'
  return pods.flatMap((workload): Rollout[] => {
    const { name, rollout: by, service, traffic } = workload
    if (by === 'rolling') return []
    const watched = Math.min(longest, minutesToTell(traffic.average, service.objectives.availability))
    // A load balancer that Terraform makes for a CDN knows one group of pods, so these share out requests themselves.
    const routed =
      balanced &&
      Object.keys(workload.hosts).length > 0 &&
      service.protocol !== 'tcp' &&
      !triedIn(stages).some((stage) => behindCdn(workload, stage.name))
    return [
      {
        service: name,
        by,
        path: `rollouts/${name}`,
        stages: triedIn(stages).map((stage) => stage.name),
        watch: watched * 60_000,
        minutes: watched * (by === 'canary' ? shares.length : 2) + starting,
        ...(routed
          ? { pair: { ping: `${name}-ping`, pong: `${name}-pong` } }
          : by === 'blue-green' && { preview: `${name}-preview` }),
        judges: slos.filter((slo) => slo.service === name && slo.kind !== 'probe').map(judge),
      },
    ]
  })
}

/** Minutes for pods to start, and for the cluster to notice the change. */
const starting = 10
