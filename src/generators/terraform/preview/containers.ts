import { besideTask } from '../../../design/flags.ts'
import { fargateSize } from '../../../facts/fargate.ts'
import type { Previews, Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { parseQuantity } from '../../../values/quantity.ts'
import { label } from '../module.ts'
import { healthOf } from '../stack/balancers.ts'
import type { StackContext } from '../stack/context.ts'
import { flagAttributes, switched } from '../stack/flags.ts'
import { healthCommand } from '../stack/health-command.ts'
import { literalsOf } from '../stack/releases.ts'
import { digest, hostOf, secretsOf, waits } from './release.ts'

/** Services of a pull request on ECS: the smallest tasks that hold them, one of each, found by the names that they have elsewhere. */
export function previewContainers(previews: Previews, context: StackContext): Block[] {
  const own = previews.releases.filter(({ workload }) => workload.platform === 'containers')
  if (own.length === 0) return []
  const meeting = own.some((release) => called(release, context) || calls(release, context))
  return [
    ...(meeting
      ? [
          block('resource', ['aws_service_discovery_http_namespace', 'this'], {
            name: ref('local.name'),
            description: 'Names by which services of this pull request find each other',
          }),
        ]
      : []),
    ...own.flatMap((release) => [
      ...(release.workload.hosts[previews.stage.name] ? [target(release, previews)] : []),
      service(release, previews, context),
    ]),
  ]
}

function service(release: Release, previews: Previews, context: StackContext): Block {
  const { workload, name, logs, stage } = release
  const { stack } = context
  const secrets = secretsOf(release, previews)
  const literals = literalsOf(release)
  const beside = switched(release, context) ? besideTask : 0
  const role = (tail: string) => template`arn:aws:iam::${ref('local.account')}:role/${name}${tail}`
  return block('module', [label(workload.name)], {
    source: '../../modules/preview-container',
    name: template`${ref('local.name')}-${workload.name}`,
    image: template`${workload.images[stage.name] ?? workload.image}@${digest(release)}`,
    ...fargateSize(0, (parseQuantity(workload.requests.memory) ?? 0) + beside),
    ...(workload.port && { port: workload.port }),
    ...(healthCommand(workload) && { health_command: healthCommand(workload) }),
    ...(workload.migration && { migration: [...workload.migration.args] }),
    ...(Object.keys(literals).length > 0 && { environment: literals }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
    role_arn: role(''),
    start_role_arn: role('-start'),
    log_group: logs,
    cluster_arn: template`arn:aws:ecs:${stack.region}:${ref('local.account')}:cluster/${stack.cluster}`,
    subnet_ids: ref('local.ground.subnet_ids'),
    security_group_id: ref(`local.ground.groups["${workload.name}"]`),
    public_addresses: stack.nats === 0,
    ...((called(release, context) || calls(release, context)) && {
      namespace_arn: ref('aws_service_discovery_http_namespace.this.arn'),
    }),
    ...(called(release, context) && { alias: workload.name }),
    ...(workload.hosts[stage.name] && { target_group_arn: ref(`module.${label(workload.name)}_target.arn`) }),
    ...(Object.keys(flagAttributes({ ...release, stage: previews.ground }, context)).length > 0 && {
      flags: ref('local.ground.flags'),
    }),
    ...waits(release, previews),
  })
}

function target({ workload }: Release, previews: Previews): Block {
  const host = hostOf(workload, previews)
  const balancer: Attributes = { balancer: ref('local.ground.balancer'), zone_id: ref('local.ground.zone_id') }
  return block('module', [`${label(workload.name)}_target`], {
    source: '../../modules/target',
    name: template`${ref('local.name')}-${workload.name}`,
    vpc_id: ref('local.ground.vpc_id'),
    target_type: 'ip',
    port: workload.port,
    ...healthOf(workload),
    listener_arn: ref('local.ground.listener_arn'),
    // The next that is free.
    priority: null,
    hosts: [host],
    recorded_hosts: [host],
    ...balancer,
  })
}

function called({ workload }: Release, { plan }: StackContext): boolean {
  return plan.edges.some(({ kind, to, from }) => kind === 'workload' && to === workload.name && runs(from, plan))
}

function calls({ workload }: Release, { plan }: StackContext): boolean {
  return plan.edges.some(({ kind, to, from }) => kind === 'workload' && from === workload.name && runs(to, plan))
}

function runs(name: string, { previews }: StackContext['plan']): boolean {
  return (
    previews?.releases.some(({ workload }) => workload.name === name && workload.platform === 'containers') ?? false
  )
}
