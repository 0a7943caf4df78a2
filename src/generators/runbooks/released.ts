import { meansOf } from '../../design/means.ts'
import type { Plan, Release } from '../../model/plan.ts'
import type { Alert, AlertKind, Means } from '../../model/watch.ts'
import { fromOutside } from './from-outside.ts'
import type { Advice } from './store-advice.ts'

/** Advice for what runs outside a cluster; none for what runs in one. */
export function releasedAdvice({ about, kind }: Alert, plan: Plan): Advice | undefined {
  const slo = plan.slos.find(({ name }) => name === about)
  const service = kind === 'error-budget-burn' ? slo?.service : about
  const taker = plan.workloads.find(
    (workload) => workload.service.type === 'worker' && workload.service.uses.includes(about),
  )
  const name = kind === 'queue-stalled' ? taker?.name : service
  const release = plan.releases.find(
    ({ workload, stage }) => workload.name === name && stage.environment.kind === 'production' && !stage.standsInFor,
  )
  const stack = plan.stacks.find((each) => each.name === release?.stage.stack)
  if (!release || !stack) return undefined
  const shifted = plan.shifts.some(({ service: own, stages }) => own === name && stages.includes(release.stage.name))
  return advice[kind]?.(placeOf(release, stack.region, stack.cluster, shifted), slo && meansOf(slo, plan))
}

interface Place {
  readonly name: string
  readonly service: string
  readonly stage: string
  /** Where users reach it; its name where nobody does. */
  readonly host: string
  /** Commands that show what runs, what it says, and that go back. */
  readonly state: string
  readonly logs: string
  readonly back: string
  readonly more: string
}

function placeOf(
  { name, workload, stage, logs, record }: Release,
  region: string,
  cluster: string,
  shifted: boolean,
): Place {
  const aws = (command: string) => `\`aws ${command} --region ${region}\``
  const host = workload.hosts[stage.name] ?? workload.name
  const common = { name, service: workload.name, stage: stage.name, host, logs: aws(`logs tail ${logs} --since 15m`) }
  const former = `The digests that ran before: ${aws(`ssm get-parameter-history --name ${record} --query 'Parameters[].[LastModifiedDate,Value]' --output text`)}`
  if (workload.platform === 'functions')
    return {
      ...common,
      state: aws(`lambda get-alias --function-name ${name} --name live`),
      back: `Go back at once: point the alias to the version before, ${aws(`lambda update-alias --function-name ${name} --name live --function-version <version>`)}. ${former}`,
      more: `Let more of it run at once: raise \`concurrency\` in the stack; mind what its database bears.`,
    }
  if (workload.platform === 'virtual-machines')
    return {
      ...common,
      state: aws(
        `autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${name} --query 'AutoScalingGroups[0].Instances'`,
      ),
      back: `Go back: run \`promote\` again with the commit before, or ${aws(`autoscaling rollback-instance-refresh --auto-scaling-group-name ${name}`)} while a refresh is under way. ${former}`,
      more: `Let more machines run: ${aws(`autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size <number>`)}, then write it into the stack.`,
    }
  return {
    ...common,
    state: aws(
      `ecs describe-services --cluster ${cluster} --services ${name} --query 'services[0].[runningCount,desiredCount,deployments,events[:5]]'`,
    ),
    back: `${shifted ? `While a release is under way, both versions run and the way back takes seconds: ${aws(`ecs list-service-deployments --cluster ${cluster} --service ${name} --status IN_PROGRESS`)} says which deployment it is, and ${aws('ecs stop-service-deployment --service-deployment-arn <deployment> --stop-type ROLLBACK')} ends it. Otherwise go` : 'Go'} back to the task definition before: ${aws(`ecs update-service --cluster ${cluster} --service ${name} --task-definition ${name}:<revision>`)}${shifted ? ', which is let in by shares as well' : ''}. ${former}`,
    more: `Let more tasks run: ${aws(`application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/${cluster}/${name} --min-capacity <number>`)}, then write it into the stack.`,
  }
}

const measuredAt: Readonly<Partial<Record<Means, string>>> = {
  'load-balancer': 'at the load balancer, as users see it',
  'service-connect': 'by the proxies of those who call it',
  'api-gateway': 'at the API gateway, as users see it',
  function: 'by Lambda, call by call',
  queue: 'at the queue: what is taken and not deleted has failed',
}

const advice: Readonly<Partial<Record<AlertKind, (place: Place, means?: Means) => Advice>>> = {
  'error-budget-burn': ({ name, stage, state, logs, back, more }, means) => ({
    means: `Bad events use up the error budget faster than the objective allows, measured ${measuredAt[means ?? 'load-balancer']}. It pages when the budget of 30 days would be gone in two days or in five; the alarm \`-slow\` beside it makes a ticket of a slow leak.`,
    impact: 'A part of the users sees errors or waits. The alert watches symptoms, so it does not say why.',
    look: [
      `Was something deployed just before it began? The runs of \`deliver\` and \`promote\` in GitHub say when, and the dashboard of \`${stage}\` in CloudWatch shows the step.`,
      `What runs? ${state}`,
      `What does it say? ${logs}`,
      'Does another alarm fire for a store that it uses? If so, follow that runbook first.',
    ],
    mend: [
      back,
      more,
      `If something that \`${name}\` depends on is down, tell its owner and shed load: answer what needs it with 503 quickly.`,
    ],
    over: 'the alarm of the short window is green and stays so for an hour.',
  }),
  'targets-unhealthy': ({ service, state, logs, back }) => ({
    means: `The load balancer has asked every replica of \`${service}\` how it is, and none has answered well for three minutes.`,
    impact:
      'Everybody gets an error. No request counts as failed by the service, since none reaches it: this alarm is the one that sees it.',
    look: [
      `What runs? ${state}`,
      `What does it say before it ends? ${logs}`,
      'Can it reach its database and read its secrets? Both stop it at the start.',
    ],
    mend: [back, 'If a secret lacks a key, put it in; what starts next reads it.'],
    over: 'at least one replica is healthy, and the alarm is green.',
  }),
  unreachable: ({ host, state, logs, back }) => ({
    means: `Route 53 asks https://${host} from three continents, and most of those who ask have had no answer below 400 for some minutes.`,
    impact:
      'Who comes now gets an error or nothing. What never arrives is counted by no load balancer and by no service.',
    look: [...fromOutside(host), `What runs, and what does it say? ${state}, ${logs}`],
    mend: [
      'If the name or the certificate is wrong, compare the stack with what Terraform wrote: `terraform plan` shows what differs.',
      back,
    ],
    over: 'it answers from outside, and the alarm is green.',
  }),
  'replicas-missing': ({ service, state, logs, back }) => ({
    means: `Fewer replicas of \`${service}\` run than it should have, for a quarter of an hour: they end, or they cannot be started.`,
    impact: 'The others carry the load. One more loss may be an outage.',
    look: [
      `Why did the last ones stop? ${state}`,
      `What do they say? ${logs}`,
      'Is the image there, and may its role pull it? Is the zone short of capacity?',
    ],
    mend: [back],
    over: 'as many run as should.',
  }),
  'function-throttled': ({ service, logs, more }) => ({
    means: `\`${service}\` was called while as many of it ran as may, and Lambda refused.`,
    impact: 'Users get 429 or wait; messages of a queue come back later.',
    look: [
      'Is it more calls than usual, or are the calls slower than usual? The dashboard shows both.',
      `What takes long? ${logs}`,
    ],
    mend: ['If calls became slow, mend that first: more at once makes a slow database slower.', more],
    over: 'no call was refused for an hour.',
  }),
  'job-failed': ({ service, logs }) => ({
    means: `A run of \`${service}\` ended with an error, or could not be started in three attempts.`,
    impact: 'What it does has not been done since the last good run.',
    look: [
      `What did it say? ${logs}`,
      'Did it begin at all? What could not be started waits in its queue `-missed`, with the reason.',
    ],
    mend: ['Mend the cause, deploy, and start it once by hand; if it may not run twice, look first how far it came.'],
    over: 'a run has ended well.',
  }),
  'queue-stalled': ({ service, state, logs, back, more }) => ({
    means: `The oldest message waits longer than it should: \`${service}\`, which takes them, is too little, too slow, or gone.`,
    impact: 'What users asked for in the background does not happen.',
    look: [
      `Does it run? ${state}`,
      `Does it log the same error for the same message again and again (a poison message)? ${logs}`,
      'Is the number of messages far above normal (a burst), or the same (slow work)?',
    ],
    mend: [
      more,
      'A poison message goes to the dead-letter queue after its receives; if it blocks, lower `max_receive_count`.',
      back,
    ],
    over: 'the oldest message is younger than a minute.',
  }),
}
