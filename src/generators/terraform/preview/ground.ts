import { toolImages } from '../../../facts/tools.ts'
import type { PreviewDatabase, Previews, Release } from '../../../model/plan.ts'
import {
  type Attributes,
  type Block,
  block,
  call,
  commented,
  ref,
  template,
  type Value,
} from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { certificateOf } from '../stack/certificates.ts'
import { homeOf, type StackContext } from '../stack/context.ts'
import { flagAttributes, flagStatements } from '../stack/flags.ts'
import { statementsOf } from '../stack/permissions.ts'
import { callOf, policyOf, stands } from '../stack/releases.ts'
import { keptAsAsked } from '../stack/retention.ts'
import { databaseCall } from './names.ts'
import { atDoor, doorStage, needsCluster, previewsIn } from './places.ts'

const account = ref('data.aws_caller_identity.current.account_id')

/** What previews of all pull requests stand upon, so that the role that makes them makes no role, no key, no network and no certificate. */
export function previewGround(context: StackContext): Block[] {
  const previews = previewsIn(context)
  if (!previews) return []
  return [
    ...containersCluster(context),
    ...previews.releases.flatMap((release) => rolesOf(release, previews, context)),
    ...previews.databases.flatMap((database) => databaseTask(database, previews, context)),
    ...door(context, previews),
    parameter(context, previews),
  ]
}

/** A cluster of ECS costs nothing by itself, and databases are made by a task of it. */
function containersCluster(context: StackContext): Block[] {
  if (!needsCluster(context)) return []
  return [
    block('module', ['containers'], {
      source: '../../modules/container-cluster',
      name: ref('local.name'),
      logs_key_arn: ref('aws_kms_key.logs.arn'),
    }),
  ]
}

function rolesOf(release: Release, previews: Previews, context: StackContext): Block[] {
  const { workload, name } = release
  const tasks = workload.platform === 'containers'
  const statements = rightsOf(release, previews, context)
  const keyed = workload.service.uses.some((used) => context.plan.stores.some((store) => store.name === used))
  return [
    ...policyOf(release, statements),
    block('module', [callOf(release)], {
      source: `../../modules/${tasks ? 'preview-task-roles' : 'preview-function-role'}`,
      name,
      secret_arns: secretsOf(release, previews, context),
      ...(keyed && { secret_key_arns: [keyArn(previews)] }),
      ...(statements.length > 0 && { policy: ref(`data.aws_iam_policy_document.${callOf(release)}.json`) }),
      ...(!tasks && stands(release, context) && { subnet_ids: ref('module.network.private_subnet_ids') }),
      ...logged(release.logs, context),
    }),
  ]
}

/** Short, unless a framework asks for more. */
function logged(group: string, { spec }: StackContext): Attributes {
  return {
    log_group: group,
    logs_key_arn: ref('aws_kms_key.logs.arn'),
    log_retention_days: 7,
    ...keptAsAsked(spec.compliance),
  }
}

function rightsOf(release: Release, previews: Previews, context: StackContext): Statement[] {
  const { stack, spec } = context
  return [
    ...release.workload.permissions.flatMap((permission) => {
      const store = previews.own.find(({ name }) => name === permission.store)
      if (!store) return statementsOf(permission, release.stage, context)
      const sid = permission.store.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      const named = `${previews.before}*-${store.name}`
      const key: Statement = {
        sid: `${sid}Key`,
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
        resources: [keyArn(previews)],
      }
      if (store.module === 'queue')
        return [
          { sid, actions: permission.actions, resources: [template`arn:aws:sqs:${stack.region}:${account}:${named}`] },
        ]
      if (store.module === 'table')
        return [
          {
            sid,
            actions: permission.actions,
            resources: [template`arn:aws:dynamodb:${stack.region}:${account}:table/${named}`],
          },
          key,
        ]
      const bucket = `arn:aws:s3:::${named}${spec.cloud.account ? `-${spec.cloud.account}` : ''}`
      return [{ sid, actions: permission.actions, resources: [bucket, `${bucket}/*`] }, key]
    }),
    ...flagStatements({ ...release, stage: previews.ground }, context),
  ]
}

/** Of its own, of the stores that it shares, and of those of its pull request, whose names have a number. */
function secretsOf({ workload, stage }: Release, previews: Previews, context: StackContext): Value[] {
  const { stack } = context
  const made = [...previews.own, ...previews.databases.map(({ store }) => store)]
  return [
    ...(workload.secret ? [ref(`aws_secretsmanager_secret.${label(stage.name, workload.name)}.arn`)] : []),
    ...previews.shared
      .filter(({ name }) => workload.service.uses.includes(name))
      .flatMap((store) => {
        const home = homeOf(context, store, stage)
        return home ? [ref(`module.${home.module}.secret_arn`)] : []
      }),
    ...made
      .filter(({ name }) => workload.service.uses.includes(name))
      .map(
        ({ name }) =>
          template`arn:aws:secretsmanager:${stack.region}:${account}:secret:${previews.folder}*/${name}-??????`,
      ),
  ]
}

/** The task that makes databases, with the only password that it may set. */
function databaseTask(database: PreviewDatabase, previews: Previews, context: StackContext): Block[] {
  const { store, task, secret } = database
  const home = homeOf(context, store, previews.stage)
  if (!home) return []
  const name = databaseCall(database, previews)
  const of = (key: string) => template`${ref(`module.${home.module}.secret_arn`)}:${key}::`
  return [
    block('ephemeral', ['aws_secretsmanager_random_password', name], {
      password_length: 40,
      exclude_punctuation: true,
      require_each_included_type: true,
    }),
    commented(
      'The one user that has the databases of all pull requests, and nothing else on the server.',
      block('resource', ['aws_secretsmanager_secret', name], { name: secret, kms_key_id: keyArn(previews) }),
    ),
    block('resource', ['aws_secretsmanager_secret_version', name], {
      secret_id: ref(`aws_secretsmanager_secret.${name}.id`),
      secret_string_wo: call('jsonencode', {
        username: 'preview',
        password: ref(`ephemeral.aws_secretsmanager_random_password.${name}.random_password`),
      }),
      secret_string_wo_version: 1,
    }),
    block('module', [name], {
      source: '../../modules/preview-databases',
      name: task,
      image: toolImages.postgresql.image,
      cpu: 256,
      memory: 512,
      environment: { PGSSLMODE: 'require', PGCONNECT_TIMEOUT: '20' },
      secrets: {
        PGHOST: of('host'),
        PGPORT: of('port'),
        PGDATABASE: of('database'),
        PGUSER: of('username'),
        PGPASSWORD: of('password'),
        PREVIEW_PASSWORD: template`${ref(`aws_secretsmanager_secret.${name}.arn`)}:password::`,
      },
      secret_arns: [ref(`module.${home.module}.secret_arn`), ref(`aws_secretsmanager_secret.${name}.arn`)],
      secret_key_arns: [keyArn(previews)],
      ...logged(`/${context.plan.system}/${previews.stage.name}/${store.name}-databases`, context),
    }),
  ]
}

/** Names of previews at a load balancer that stands: one certificate more, and no load balancer more. */
function door(context: StackContext, previews: Previews): Block[] {
  const { stage } = previews
  if (atDoor(context).length === 0 || doorStage(context) === stage) return []
  return [
    block('resource', ['aws_lb_listener_certificate', label(stage.name)], {
      listener_arn: ref(`module.${label(doorStage(context)?.name ?? '')}_balancer.listener_arn`),
      certificate_arn: certificateOf(stage, context.stack.region),
    }),
  ]
}

/** What the root of the previews is told, in place of rights to look for it. */
function parameter(context: StackContext, previews: Previews): Block {
  const { releases, databases, shared, stage } = previews
  const { stack, plan } = context
  const doors = atDoor(context)
  const balancer = label(doorStage(context)?.name ?? '', 'balancer')
  const standing = releases.filter((release) => stands(release, context))
  const calls = releases.some(({ workload }) => workload.platform === 'functions' && workload.hosts[stage.name])
  const homes = shared.flatMap((store) => {
    const home = homeOf(context, store, stage)
    return home ? [[store.name, ref(`module.${home.module}.secret_arn`)] as const] : []
  })
  const own = releases.filter(({ workload }) => workload.secret)
  const flags = releases.map((release) => flagAttributes({ ...release, stage: previews.ground }, context).flags)
  const some = (entries: readonly (readonly [string, Value])[]) =>
    entries.length > 0 ? Object.fromEntries(entries) : undefined
  const value: Attributes = {
    ...(context.networked && {
      vpc_id: ref('module.network.vpc_id'),
      subnet_ids: ref(`module.network.${stack.nats === 0 ? 'public' : 'private'}_subnet_ids`),
    }),
    groups: some(standing.map((release) => [release.workload.name, ref(`module.${callOf(release)}_access.id`)])),
    databases: some(
      databases.map((database) => [
        database.store.name,
        {
          group: ref(`module.${databaseCall(database, previews)}_access.id`),
          secret_arn: ref(`aws_secretsmanager_secret.${databaseCall(database, previews)}.arn`),
        },
      ]),
    ),
    ...(doors.length > 0 && {
      listener_arn: ref(`module.${balancer}.listener_arn`),
      balancer: { dns_name: ref(`module.${balancer}.dns_name`), zone_id: ref(`module.${balancer}.zone_id`) },
    }),
    ...(calls && { certificate_arn: certificateOf(stage, stack.region) }),
    ...((doors.length > 0 || calls) && { zone_id: ref('data.aws_route53_zone.main.zone_id') }),
    ...(previews.own.length + databases.length > 0 && { key_arn: keyArn(previews) }),
    ...(calls && { logs_key_arn: ref('aws_kms_key.logs.arn') }),
    secrets: some(
      own.map(({ workload }) => [
        workload.name,
        ref(`aws_secretsmanager_secret.${label(stage.name, workload.name)}.arn`),
      ]),
    ),
    shared: some(homes),
    ...(flags.some(Boolean) && { flags: flags.find(Boolean) }),
  }
  return commented(
    `What \`${previews.path}\` is told of this stack; nothing of it is secret.`,
    block('resource', ['aws_ssm_parameter', `${label(stage.name)}_ground`], {
      name: previews.parameter,
      type: 'String',
      tier: 'Intelligent-Tiering',
      value: call('jsonencode', value),
      description: `What previews of ${plan.system} stand upon`,
    }),
  )
}

function keyArn({ ground }: Previews): Value {
  return ref(`aws_kms_key.${label(ground.name)}.arn`)
}
