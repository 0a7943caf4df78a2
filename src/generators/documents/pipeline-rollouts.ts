import { shares } from '../../design/canary.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Rollout } from '../../model/rollout.ts'
import { printPercent } from '../../values/percent.ts'
import { code, table } from './markdown.ts'

/** How versions take over that are not rolled pod by pod, and how the pipeline hears of it; nothing where all are. */
export function rolloutSections({ plan }: Blueprint): string[] {
  const { rollouts, delivery } = plan
  const [first] = rollouts
  if (!first) return []
  return [
    '## How a new version is let in',
    table(
      ['Service', 'How', 'Watched for', 'Ended at'],
      rollouts.map((rollout) => [
        rollout.service,
        how(rollout),
        `${rollout.watch / 60_000} minutes each`,
        rollout.judges.map(({ slo, burn, allowed }) => `${printPercent(burn * allowed)} bad by \`${slo}\``).join(', '),
      ]),
    ),
    `In ${code(first.stages)}; every other stage rolls pod by pod. What a version does is measured by itself, and ended when it does what would page within six hours: the version before then serves all again. A share is watched until it has brought so many events that a failure is no chance.`,
    `The job that brought it waits for the status \`${delivery.arrival}<stage>\` of its commit, which the cluster sets. A rollout that was ended makes the stage degraded and the status a failure; the job puts the images back, so that the branch asks again for what runs.`,
  ]
}

function how({ by, pair }: Rollout): string {
  if (by === 'blue-green') return 'all at once, beside the one before, after a smoke test of its own'
  const list = shares.map((share) => `${share} %`).join(', ')
  return pair ? `${list} of the requests, by the load balancer` : `${list} of the pods`
}
