import type { Release, Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { atDoor, doorStage } from '../preview/places.ts'
import { certificateOf } from './certificates.ts'
import type { StackContext } from './context.ts'
import { callOf, openly, shiftOf } from './releases.ts'

/** One load balancer for each stage that users reach, and a target group for each service behind it. */
export function balancerBlocks(context: StackContext): Block[] {
  return context.stages.flatMap((stage) => {
    const behind = openly(context, stage)
    const previews = atDoor(context).length > 0 && doorStage(context) === stage
    return behind.length === 0 && !previews
      ? []
      : [balancer(stage, context), ...behind.map((release, index) => target(release, index, context))]
  })
}

function balancer(stage: Stage, { plan, spec, stack }: StackContext): Block {
  const name = label(stage.name)
  return block('module', [`${name}_balancer`], {
    source: '../../modules/balancer',
    name: `${plan.system.slice(0, 31 - stage.name.length)}-${stage.name}`,
    subnet_ids: ref('module.network.public_subnet_ids'),
    security_group_id: ref(`module.${name}_balancer_access.id`),
    certificate_arn: certificateOf(stage, stack.region),
    web_acl_arn: ref('module.ingress_firewall.arn'),
    logs_bucket: [plan.system, stage.name, 'access-logs', ...(spec.cloud.account ? [spec.cloud.account] : [])].join(
      '-',
    ),
    protected: stack.purpose !== 'nonproduction',
  })
}

function target(release: Release, index: number, context: StackContext): Block {
  const { workload, name, stage } = release
  const host = workload.hosts[stage.name] ?? ''
  // Where users of another stage are sent one day; until then their records lead there.
  const lost = stage.standsInFor && workload.hosts[stage.standsInFor]
  const shift = shiftOf(release, context)
  return block('module', [`${callOf(release)}_target`], {
    source: `../../modules/${shift ? 'shifted-target' : 'target'}`,
    name,
    vpc_id: ref('module.network.vpc_id'),
    ...(shift
      ? { trial: { ...shift.trial } }
      : { target_type: workload.platform === 'containers' ? 'ip' : 'instance' }),
    port: workload.port,
    ...healthOf(workload),
    listener_arn: ref(`module.${label(stage.name)}_balancer.listener_arn`),
    priority: (index + 1) * 10,
    hosts: [host, ...(lost ? [lost] : [])],
    recorded_hosts: [host],
    balancer: {
      dns_name: ref(`module.${label(stage.name)}_balancer.dns_name`),
      zone_id: ref(`module.${label(stage.name)}_balancer.zone_id`),
    },
    zone_id: ref('data.aws_route53_zone.main.zone_id'),
  })
}

/** How a target group sees that a service can work. */
export function healthOf({ service, health }: Workload): Attributes {
  if (service.protocol !== 'grpc') return { health_path: health.ready }
  return { protocol_version: 'GRPC', health_path: '/grpc.health.v1.Health/Check', health_matcher: '0' }
}
