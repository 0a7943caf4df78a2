import type { Previews, Release } from '../../../model/plan.ts'
import { type Block, block, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { homeOf, type StackContext } from '../stack/context.ts'
import { flagStatements } from '../stack/flags.ts'
import { statementsOf } from '../stack/permissions.ts'
import { callOf, policyOf, stands } from '../stack/releases.ts'
import { keyArn, logged } from './kept.ts'

const account = ref('data.aws_caller_identity.current.account_id')

/** With which rights a service of a preview runs, whatever the number of its pull request. */
export function rolesOf(release: Release, previews: Previews, context: StackContext): Block[] {
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
