import type { Previews } from '../../../model/plan.ts'
import { type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { certificateOf } from '../stack/certificates.ts'
import type { StackContext } from '../stack/context.ts'
import { databaseTask } from './database-task.ts'
import { parameter } from './parameter.ts'
import { atDoor, doorStage, needsCluster, previewsIn } from './places.ts'
import { rolesOf } from './roles.ts'

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
