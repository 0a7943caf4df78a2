import type { Previews } from '../../../model/plan.ts'
import { type Attributes, type Block, block, call, commented, ref, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { certificateOf } from '../stack/certificates.ts'
import { homeOf, type StackContext } from '../stack/context.ts'
import { flagAttributes } from '../stack/flags.ts'
import { callOf, stands } from '../stack/releases.ts'
import { keyArn } from './kept.ts'
import { databaseCall } from './names.ts'
import { atDoor, doorStage } from './places.ts'

/** What the root of the previews is told, in place of rights to look for it. */
export function parameter(context: StackContext, previews: Previews): Block {
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
