import { keptInAws } from '../../../design/kept-in-aws.ts'
import type { Secret } from '../../../model/store.ts'
import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { homeOf, type StackContext } from './context.ts'

interface Container {
  readonly name: string
  readonly remote: string
  readonly secret: Secret
}

/** Secrets whose values people put in. Terraform makes the place and never sees the value. */
export function secretBlocks(context: StackContext): Block[] {
  return containers(context).map(({ name, remote, secret }, index) => {
    const made = block('resource', ['aws_secretsmanager_secret', name], {
      name: remote,
      description: `JSON with the keys ${secret.keys.map(({ key }) => key).join(', ')}`,
    })
    return index === 0 ? commented('Only the places: people put the values in, once.', made) : made
  })
}

/** ARNs of every secret that the cluster of this stack copies. */
export function secretArns(context: StackContext): ReturnType<typeof ref>[] {
  const { plan, stages } = context
  // What pods mount they read themselves.
  const copied = plan.mounted ? [] : stages
  const homes = copied.flatMap((stage) => plan.stores.map((store) => homeOf(context, store, stage)?.module))
  return [
    ...[...new Set(homes)].flatMap((module) => (module ? [ref(`module.${module}.secret_arn`)] : [])),
    ...containers({ ...context, stages: copied }).map(({ name }) => ref(`aws_secretsmanager_secret.${name}.arn`)),
  ]
}

/** Name of one in AWS, by the resource that makes it: so it is there before whoever asks for it. */
export function nameOf(remote: string, context: StackContext): ReturnType<typeof ref> {
  const made = containers(context).find((each) => each.remote === remote)
  if (!made) throw new Error(`nobody makes the secret ${remote}`)
  return ref(`aws_secretsmanager_secret.${made.name}.name`)
}

function containers({ plan, stack, stages, clustered }: StackContext): Container[] {
  const { secret: repository } = plan.delivery
  const reader = repository?.remote[stack.name]
  const seal = plan.encrypted?.seal?.secret
  const sealedBy = seal?.remote[stack.name]
  return [
    ...plan.monitoring.secrets.flatMap((secret): Container[] => {
      const remote = secret.remote[stack.name]
      return clustered && remote ? [{ name: label(remote.split('/').at(-1) ?? ''), remote, secret }] : []
    }),
    ...(clustered && repository && reader
      ? [{ name: label(reader.split('/').at(-1) ?? ''), remote: reader, secret: repository }]
      : []),
    ...(clustered && seal && sealedBy ? [{ name: 'sealing', remote: sealedBy, secret: seal }] : []),
    ...stages.flatMap((stage) =>
      plan.workloads.flatMap((workload): Container[] => {
        const { name, secret, platform } = workload
        const at = secret?.remote[stage.name]
        if (!keptInAws(workload, plan)) return []
        const runs =
          platform === 'kubernetes' ||
          stage.environment.kind !== 'preview' ||
          plan.previews?.releases.some((release) => release.workload === workload)
        return secret && at && runs ? [{ name: label(stage.name, name), remote: at, secret }] : []
      }),
    ),
  ]
}
