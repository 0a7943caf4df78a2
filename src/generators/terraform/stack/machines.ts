import { machineFor } from '../../../design/machine.ts'
import { targetUse } from '../../../design/reliability.ts'
import type { Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { groupId } from './access.ts'
import type { StackContext } from './context.ts'
import { permissionStatements } from './permissions.ts'
import { balanced, callOf, literalsOf, of, policyOf, secretsOf } from './releases.ts'
import { loggedTo } from './retention.ts'

/** What runs on machines: one image for the stack, and a group for each release. */
export function machineBlocks(context: StackContext): Block[] {
  const releases = of(context, 'virtual-machines')
  if (releases.length === 0) return []
  return [
    block('module', ['machine_image'], {
      source: '../../modules/machine-image',
      name: `${context.stack.cluster}-machines`,
      subnet_id: ref(`module.network.${tier(context)}_subnet_ids[0]`),
      security_group_id: ref('module.machine_image_access.id'),
    }),
    ...releases.flatMap((release) => [
      ...policyOf(release, permissionStatements(release, context)),
      machines(release, context),
    ]),
  ]
}

function tier({ stack }: StackContext): string {
  return stack.nats === 0 ? 'public' : 'private'
}

function machines(release: Release, context: StackContext): Block {
  const { workload, stage, name, logs, record, replicas } = release
  const secrets = secretsOf(release, context)
  const keys = [...new Set(secrets.flatMap(({ key }) => key ?? []))]
  const literals = literalsOf(release)
  return block('module', [callOf(release)], {
    source: '../../modules/machines',
    name,
    instance_type: machineFor(workload.requests),
    image_parameter: ref('module.machine_image.parameter'),
    repository: workload.images[stage.name] ?? workload.image,
    record,
    ...(Object.keys(literals).length > 0 && { environment: literals }),
    ...(secrets.length > 0 && {
      secrets: Object.fromEntries(
        workload.environment.flatMap((each): [string, Attributes][] => {
          const secret = 'key' in each ? secrets.find((one) => one.name === each.secret) : undefined
          return secret && 'key' in each ? [[each.name, { arn: ref(secret.arn), key: each.key }]] : []
        }),
      ),
    }),
    ...(keys.length > 0 && { secret_key_arns: keys.map(ref) }),
    ...(workload.migration && { migrations: workload.migration.args }),
    ...(permissionStatements(release, context).length > 0 && {
      policy: ref(`data.aws_iam_policy_document.${callOf(release)}.json`),
    }),
    subnet_ids: ref(`module.network.${tier(context)}_subnet_ids`),
    security_group_id: groupId(release),
    public_addresses: context.stack.nats === 0,
    ...(balanced(context).includes(release) && { target_group_arn: ref(`module.${callOf(release)}_target.arn`) }),
    min: replicas.min,
    max: replicas.max,
    ...scaling(release, context),
    ...loggedTo(logs, context),
  })
}

function scaling({ workload, stage }: Release, { homes }: StackContext): Attributes {
  const { scaling: follows } = workload
  if (follows.by === 'fixed') return {}
  if (follows.by !== 'queue') return { cpu_target: targetUse * 100 }
  const home = homes.find((each) => each.store.name === follows.store && each.stage === stage)
  return home ? { backlog_target: { for_each_machine: follows.backlog, queue: ref(`module.${home.module}.name`) } } : {}
}
