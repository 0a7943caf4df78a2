import { shares } from '../../design/canary.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Rollout, Shift } from '../../model/rollout.ts'
import { printPercent } from '../../values/percent.ts'
import { code, table } from './markdown.ts'

/** How versions take over that are not replaced one by one, and how the pipeline hears of it; nothing where all are. */
export function rolloutSections({ plan }: Blueprint): string[] {
  const { rollouts, shifts } = plan
  const all = [...rollouts, ...shifts]
  if (all.length === 0) return []
  return [
    '## How a new version is let in',
    table(
      ['Service', 'How', 'In', 'Watched for', 'Ended at'],
      all.map((each) => [
        each.service,
        how(each, plan),
        code(each.stages),
        `${each.watch / 60_000} minutes each`,
        endedAt(each),
      ]),
    ),
    'Every other stage replaces replica by replica. What a version does is measured, and ended when it does what would page within six hours: the version before then serves all again. A share is watched until it has brought so many events that a failure is no chance.',
    ...(rollouts.length > 0 ? [inCluster(plan)] : []),
    ...(shifts.some(({ trial }) => trial) ? [byEcs(plan)] : []),
    ...(plan.workloads.some(
      ({ name, platform }) => platform === 'functions' && shifts.some((each) => each.service === name),
    )
      ? [
          'Functions: the job publishes a version, and CodeDeploy moves the alias `live`, a share first. An alarm that goes red moves it back, and the job is red. Both versions are measured together: a share that fails outright shows, a share that is a little worse does not.',
        ]
      : []),
  ]
}

function inCluster({ delivery }: Plan): string {
  return `Pods: the job that brought it waits for the status \`${delivery.arrival}<stage>\` of its commit, which the cluster sets. A rollout that was ended makes the stage degraded and the status a failure; the job puts the images back, so that the branch asks again for what runs.`
}

function byEcs({ shifts }: Plan): string {
  const header = shifts.find(({ trial }) => trial)?.trial
  return [
    `Tasks: ECS starts a second set of them behind a target group of its own. Before users reach it, requests with the header \`${header?.name}: ${header?.value}\` do: the job asks it three times whether it is well and which commit it runs, and tells ECS to go on or to go back. Where nobody says anything for a quarter of an hour (Terraform began it, or the job was lost), the alarms judge alone.`,
    'Then the requests move. Each target group has an alarm for each objective, so that a new version is judged by its own requests and not by those of both; the old tasks stay for as long as it is watched, and until then the way back takes seconds. For those minutes twice the tasks are paid for.',
    'Terraform starts no version: what it changes of a task (a variable, its memory) takes effect with the next delivery. It is not to change the load balancer of such a service while a delivery is under way.',
  ].join('\n\n')
}

function endedAt({ judges }: Shift): string {
  if (judges.length === 0) return 'what does not start or answer'
  return judges.map(({ slo, burn, allowed }) => `${printPercent(burn * allowed)} bad by \`${slo}\``).join(', ')
}

function how(each: Shift | Rollout, { workloads }: Plan): string {
  const platform = workloads.find(({ name }) => name === each.service)?.platform
  if (each.by === 'blue-green') return 'all at once, beside the one before, after a smoke test of its own'
  if (platform === 'functions') return `${shares[0]} % of the calls, then all`
  if (platform === 'containers') return `a smoke test of its own, ${shares[0]} % of the requests, then all`
  const list = shares.map((share) => `${share} %`).join(', ')
  return 'pair' in each && each.pair ? `${list} of the requests, by the load balancer` : `${list} of the pods`
}
