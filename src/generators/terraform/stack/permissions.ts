import type { Release, Stage } from '../../../model/plan.ts'
import type { Permission } from '../../../model/workload.ts'
import { ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { homeOf, type StackContext } from './context.ts'
import { storeStatements } from './store-statements.ts'

/** What a release may do in AWS. */
export function permissionStatements(release: Release, context: StackContext): Statement[] {
  return release.workload.permissions.flatMap((permission) => statementsOf(permission, release.stage, context))
}

/** A permission of the plan in the words of IAM, for the store that the stage uses. */
export function statementsOf({ store: name, actions }: Permission, stage: Stage, context: StackContext): Statement[] {
  const store = context.plan.stores.find((each) => each.name === name)
  const home = store && homeOf(context, store, stage)
  if (!store || !home) return []
  const arn = ref(`module.${home.module}.arn`)
  const sid = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (store.module !== 'bucket') return storeStatements(home, sid, actions)
  const whole: readonly string[] = actions.filter((action) => action === 's3:ListBucket')
  return [
    ...(whole.length > 0 ? [{ sid: `${sid}List`, actions: whole, resources: [arn] }] : []),
    {
      sid: `${sid}Objects`,
      actions: actions.filter((action) => !whole.includes(action)),
      resources: [template`${arn}/*`],
    },
    {
      sid: `${sid}Key`,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [ref(`aws_kms_key.${label(home.stage.name)}.arn`)],
    },
  ]
}
