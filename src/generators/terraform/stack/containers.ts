import { shares } from '../../../design/canary.ts'
import { besideTask } from '../../../design/flags.ts'
import { sizeOf, targetUse } from '../../../design/reliability.ts'
import { fargateSize } from '../../../facts/fargate.ts'
import type { Release, Stage } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { parseQuantity } from '../../../values/quantity.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { groupId } from './access.ts'
import { isProduction, type StackContext } from './context.ts'
import { flagAttributes, flagStatements, switched } from './flags.ts'
import { healthCommand } from './health-command.ts'
import { rollbackAlarms } from './objectives.ts'
import { permissionStatements } from './permissions.ts'
import { balanced, balancerOf, callOf, imageOf, literalsOf, of, policyOf, secretsOf, shiftOf } from './releases.ts'
import { keptAsAsked, loggedTo } from './retention.ts'
import { scheduleExpression } from './schedule.ts'

/** What runs on ECS: one cluster for the stack, and in it a service or a job for each release. */
export function containerBlocks(context: StackContext): Block[] {
  const releases = of(context, 'containers')
  if (releases.length === 0) return []
  const met = context.stages.filter((stage) => meets(stage, context))
  return [
    block('module', ['containers'], {
      source: '../../modules/container-cluster',
      name: ref('local.name'),
      logs_key_arn: ref('aws_kms_key.logs.arn'),
      ...keptAsAsked(context.spec.compliance),
    }),
    ...met.map(({ name }) =>
      block('resource', ['aws_service_discovery_http_namespace', label(name)], {
        name: `${context.plan.system}-${name}`,
        description: `Names by which services of ${name} find each other`,
      }),
    ),
    ...releases.flatMap((release) => [
      ...policyOf(release, rightsOf(release, context)),
      release.workload.service.type === 'job' ? job(release, context) : service(release, context),
    ]),
  ]
}

/** Whether containers of a stage call each other. */
function meets(stage: Stage, context: StackContext): boolean {
  const names = of(context, 'containers')
    .filter((release) => release.stage === stage)
    .map(({ workload }) => workload.name)
  return context.plan.edges.some(
    ({ kind, from, to }) => kind === 'workload' && names.includes(from) && names.includes(to),
  )
}

function service(release: Release, context: StackContext): Block {
  const { workload, replicas, stage } = release
  const called = context.plan.edges.some(({ kind, to }) => kind === 'workload' && to === workload.name)
  const calls = context.plan.edges.some(({ kind, from }) => kind === 'workload' && from === workload.name)
  const shift = shiftOf(release, context)
  return block('module', [callOf(release)], {
    source: `../../modules/${shift ? 'shifted-service' : 'container-service'}`,
    ...task(release, context),
    ...flagAttributes(release, context),
    spot: !isProduction(stage),
    ...((called || calls) &&
      meets(stage, context) && { namespace_arn: ref(`aws_service_discovery_http_namespace.${label(stage.name)}.arn`) }),
    ...(called && meets(stage, context) && { alias: workload.name }),
    ...(shift
      ? {
          target: Object.fromEntries(
            ['arn', 'other_arn', 'rule_arn', 'trial_rule_arn'].map((each) => [
              each,
              ref(`module.${callOf(release)}_target.${each}`),
            ]),
          ),
          share: shift.by === 'canary' ? shares[0] : 100,
          watch_minutes: shift.watch / 60_000,
        }
      : balanced(context).includes(release) && { target_group_arn: ref(`module.${callOf(release)}_target.arn`) }),
    cluster_name: ref('module.containers.name'),
    min: replicas.min,
    max: replicas.max,
    ...rollbackAlarms(release, context),
    ...scaling(release, context),
  })
}

function job(release: Release, context: StackContext): Block {
  return block('module', [callOf(release)], {
    source: '../../modules/container-job',
    ...task(release, context),
    schedule: scheduleExpression(release.workload.service.schedule ?? ''),
  })
}

function task(release: Release, context: StackContext): Attributes {
  const { workload, name, logs } = release
  const { cpu, memory } = fargateSize(
    parseQuantity(workload.requests.cpu) ?? 0,
    (parseQuantity(workload.requests.memory) ?? 0) + (switched(release, context) ? besideTask : 0),
  )
  const secrets = secretsOf(release, context)
  const literals = literalsOf(release)
  const out = context.stack.nats === 0
  return {
    name,
    image: imageOf(release),
    cpu,
    memory,
    ...(workload.port && { port: workload.port }),
    ...(healthCommand(workload) && { health_command: healthCommand(workload) }),
    ...(Object.keys(literals).length > 0 && { environment: literals }),
    ...(secrets.length > 0 && {
      secrets: Object.fromEntries(
        workload.environment.flatMap((each) => {
          const secret = 'key' in each && secrets.find((one) => one.name === each.secret)
          return secret ? [[each.name, template`${ref(secret.arn)}:${each.key}::`]] : []
        }),
      ),
      secret_arns: secrets.map(({ arn }) => ref(arn)),
      secret_key_arns: [...new Set(secrets.flatMap(({ key }) => key ?? []))].map(ref),
    }),
    ...(rightsOf(release, context).length > 0 && {
      policy: ref(`data.aws_iam_policy_document.${callOf(release)}.json`),
    }),
    ...loggedTo(logs, context),
    cluster_arn: ref('module.containers.arn'),
    subnet_ids: ref(`module.network.${out ? 'public' : 'private'}_subnet_ids`),
    security_group_id: groupId(release),
    public_addresses: out,
  }
}

function rightsOf(release: Release, context: StackContext): Statement[] {
  return [...permissionStatements(release, context), ...flagStatements(release, context)]
}

function scaling(release: Release, context: StackContext): Attributes {
  const { workload, stage } = release
  const { scaling: follows } = workload
  if (follows.by === 'fixed') return {}
  if (follows.by === 'queue') {
    const home = context.homes.find(({ store, stage: own }) => store.name === follows.store && own === stage)
    return home ? { backlog_target: { for_each_task: follows.backlog, queue: ref(`module.${home.module}.name`) } } : {}
  }
  return {
    cpu_target: targetUse * 100,
    // Who waits for others shows little in its processor. Where two target groups take turns, none of them counts all requests.
    ...(workload.service.bound === 'io' &&
      balanced(context).includes(release) &&
      !shiftOf(release, context) && {
        requests_target: {
          each_minute: sizeOf(workload.service).perSecond * targetUse * 60,
          label: template`${ref(`module.${balancerOf(release)}.arn_suffix`)}/${ref(`module.${callOf(release)}_target.arn_suffix`)}`,
        },
      }),
  }
}
