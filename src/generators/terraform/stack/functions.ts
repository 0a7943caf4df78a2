import { shares } from '../../../design/canary.ts'
import { runsAtOnce } from '../../../design/concurrency.ts'
import type { Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { parseQuantity } from '../../../values/quantity.ts'
import { label } from '../module.ts'
import { groupId } from './access.ts'
import type { StackContext } from './context.ts'
import { rollbackAlarms } from './objectives.ts'
import { permissionStatements } from './permissions.ts'
import { callOf, imageOf, literalsOf, of, policyOf, secretsOf, shiftOf, stands } from './releases.ts'
import { loggedTo } from './retention.ts'
import { scheduleExpression } from './schedule.ts'

/** Seconds that a message or a request may take: an API gateway waits no longer than 30, a queue six times as long as the function. */
export const functionSeconds = { frontend: 29, api: 29, worker: 60, job: 900 } as const

/** What runs on Lambda: a function for each release, and an API before what users reach. */
export function functionBlocks(context: StackContext): Block[] {
  return of(context, 'functions').flatMap((release) => [
    ...policyOf(release, permissionStatements(release, context)),
    theFunction(release, context),
    ...(release.workload.hosts[release.stage.name] ? [api(release, context)] : []),
  ])
}

function theFunction(release: Release, context: StackContext): Block {
  const { workload, name, logs, stage } = release
  const { type, schedule } = workload.service
  const secrets = secretsOf(release, context)
  const home = context.homes.find(
    (each) => each.stage === stage && each.store.module === 'queue' && workload.service.uses.includes(each.store.name),
  )
  const keys = [...new Set(secrets.flatMap(({ key }) => key ?? []))]
  const shift = shiftOf(release, context)
  return block('module', [callOf(release)], {
    source: '../../modules/function',
    name,
    image: imageOf(release),
    memory: functionMemory(workload),
    timeout: functionSeconds[type],
    concurrency: runsAtOnce(release),
    environment: { ...literalsOf(release), ...addresses(release, context), ...adapter(release) },
    ...(secrets.length > 0 && { secret_arns: secrets.map(({ arn }) => ref(arn)) }),
    ...(keys.length > 0 && { secret_key_arns: keys.map(ref) }),
    ...(permissionStatements(release, context).length > 0 && {
      policy: ref(`data.aws_iam_policy_document.${callOf(release)}.json`),
    }),
    ...(stands(release, context) && {
      subnet_ids: ref('module.network.private_subnet_ids'),
      security_group_ids: [groupId(release)],
    }),
    ...(shift?.by === 'canary' && { shift: `LambdaCanary${shares[0]}Percent${shift.watch / 60_000}Minutes` }),
    ...rollbackAlarms(release, context),
    ...(type === 'worker' && home && { queue_arn: ref(`module.${home.module}.arn`) }),
    ...(type === 'job' && { schedule: scheduleExpression(schedule ?? '') }),
    ...loggedTo(logs, context),
  })
}

/** MiB; processor comes along with them. */
export function functionMemory({ requests }: Release['workload']): number {
  return Math.max(512, Math.ceil((parseQuantity(requests.memory) ?? 0) / 1024 ** 2))
}

function addresses(release: Release, context: StackContext): Attributes {
  const secrets = secretsOf(release, context)
  return Object.fromEntries(
    release.workload.environment.flatMap((each) => {
      const secret = 'address' in each && secrets.find(({ name }) => name === each.secret)
      return secret ? [[each.name, ref(secret.arn)]] : []
    }),
  )
}

/** How the adapter in the image speaks to the process. */
export function adapter({ workload }: Pick<Release, 'workload'>): Attributes {
  return {
    AWS_LWA_READINESS_CHECK_PATH: workload.health.ready,
    ...(workload.service.type !== 'api' && {
      AWS_LWA_PASS_THROUGH_PATH: '/events',
      AWS_LWA_ERROR_STATUS_CODES: '400-599',
    }),
  }
}

function api(release: Release, context: StackContext): Block {
  const { workload, stage, name, logs } = release
  const host = workload.hosts[stage.name] ?? ''
  const lost = stage.standsInFor && workload.hosts[stage.standsInFor]
  return block('module', [`${callOf(release)}_api`], {
    source: '../../modules/http-api',
    name,
    function_name: ref(`module.${callOf(release)}.name`),
    invoke_arn: ref(`module.${callOf(release)}.invoke_arn`),
    hosts: [host, ...(lost ? [lost] : [])],
    recorded_hosts: [host],
    certificate_arn: ref(`module.${label(stage.name)}_certificate.arns["${context.stack.region}"]`),
    zone_id: ref('data.aws_route53_zone.main.zone_id'),
    requests_per_second: Math.max(20, Math.ceil(workload.traffic.peak * 2)),
    ...loggedTo(`${logs}/requests`, context),
  })
}
