import { behindCdn, targetGroupOf } from '../../../design/cdn.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { type Attributes, type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { groupId } from './access.ts'
import { certificateOf, edgeRegion } from './certificates.ts'
import type { StackContext } from './context.ts'

/** What of a stage users reach through a CDN that stands before a process. */
export function frontsOf({ plan }: Pick<StackContext, 'plan'>, { name }: Stage): Workload[] {
  return plan.workloads.filter((workload) => behindCdn(workload, name))
}

/** A private load balancer for each stage with such services, and a distribution for each of them. */
export function cdnBlocks(context: StackContext): Block[] {
  const stages = context.stages.filter((stage) => frontsOf(context, stage).length > 0)
  if (stages.length === 0) return []
  return [
    commented(
      'Where CloudFront comes from, as AWS keeps the list.',
      block('data', ['aws_ec2_managed_prefix_list', 'cloudfront'], {
        name: 'com.amazonaws.global.cloudfront.origin-facing',
      }),
    ),
    ...stages.flatMap((stage) => ofStage(stage, context)),
  ]
}

function ofStage(stage: Stage, context: StackContext): Block[] {
  const { plan, spec, stack } = context
  const name = label(stage.name)
  const fronts = frontsOf(context, stage)
  return [
    block('module', [`${name}_origin_access`], {
      source: '../../modules/security-group',
      name: `${plan.system}-${stage.name}-origin`,
      vpc_id: ref('module.network.vpc_id'),
      takes: { CloudFront: { port: 443, prefix_list: ref('data.aws_ec2_managed_prefix_list.cloudfront.id') } },
      calls: Object.fromEntries(
        fronts.map((front) => [front.name, { port: front.port, group: groupOf(front, stage, context) }]),
      ),
    }),
    block('module', [`${name}_origin`], {
      source: '../../modules/balancer',
      name: `${plan.system.slice(0, 24 - stage.name.length)}-${stage.name}-origin`,
      internal: true,
      subnet_ids: ref(`module.network.${stack.nats > 0 ? 'private' : 'data'}_subnet_ids`),
      security_group_id: ref(`module.${name}_origin_access.id`),
      certificate_arn: certificateOf(stage, stack.region),
      logs_bucket: bucketOf(context, stage, 'origin-logs'),
      protected: stack.purpose !== 'nonproduction',
    }),
    commented(
      'CloudFront puts interfaces of its own into the network; it asks for a way to the internet there, and does not use it.',
      block('resource', ['aws_cloudfront_vpc_origin', name], { depends_on: [ref('module.network')] }, [
        block(
          'vpc_origin_endpoint_config',
          [],
          {
            name: `${plan.system}-${stage.name}`,
            arn: ref(`module.${name}_origin.arn`),
            http_port: 80,
            https_port: 443,
            origin_protocol_policy: 'https-only',
          },
          [block('origin_ssl_protocols', [], { items: ['TLSv1.2'], quantity: 1 })],
        ),
      ]),
    ),
    ...fronts.flatMap((front, index) => [
      ...(front.platform === 'kubernetes' ? [intoCluster(front, stage)] : []),
      target(front, stage, index, context),
      block('module', [label(stage.name, front.name, 'cdn')], {
        source: '../../modules/cdn',
        name: `${plan.system}-${stage.name}-${front.name}`,
        host: front.hosts[stage.name],
        origin: {
          vpc_origin_id: ref(`aws_cloudfront_vpc_origin.${name}.id`),
          dns_name: ref(`module.${name}_origin.dns_name`),
        },
        ...(front.traffic.pattern === 'global' && { price_class: 'PriceClass_All' }),
        certificate_arn: certificateOf(stage, edgeRegion),
        zone_id: ref('data.aws_route53_zone.main.zone_id'),
        web_acl_arn: ref('module.site_firewall.arn'),
        logs_bucket: bucketOf(context, stage, front.name),
      }),
    ]),
  ]

  function bucketOf({ plan: { system } }: StackContext, { name: own }: Stage, what: string): string {
    return [system, own, what, ...(spec.cloud.account ? [spec.cloud.account] : [])].join('-')
  }
}

/** The controller of the cluster puts pods into the group; that they are let in is said here, for it does not know by whom. */
function intoCluster(front: Workload, stage: Stage): Block {
  return block('resource', ['aws_vpc_security_group_ingress_rule', label(stage.name, front.name, 'origin')], {
    security_group_id: ref('module.cluster.security_group_id'),
    referenced_security_group_id: ref(`module.${label(stage.name)}_origin_access.id`),
    description: `Load balancer of ${front.name} in ${stage.name}`,
    ip_protocol: 'tcp',
    from_port: front.port,
    to_port: front.port,
  })
}

function target(front: Workload, stage: Stage, index: number, { plan }: StackContext): Block {
  const name = label(stage.name)
  // Where users of another stage are sent one day.
  const lost = stage.standsInFor && front.hosts[stage.standsInFor]
  const bound: Attributes =
    front.platform === 'kubernetes' ? { group_name: targetGroupOf(plan.system, stage.name, front) } : {}
  return block('module', [label(stage.name, front.name, 'target')], {
    source: '../../modules/target',
    name: `${plan.system}-${stage.name}-${front.name}`,
    ...bound,
    vpc_id: ref('module.network.vpc_id'),
    target_type: front.platform === 'virtual-machines' ? 'instance' : 'ip',
    port: front.port,
    health_path: front.health.ready,
    listener_arn: ref(`module.${name}_origin.listener_arn`),
    priority: (index + 1) * 10,
    hosts: [front.hosts[stage.name] ?? '', ...(lost ? [lost] : [])],
    recorded_hosts: [],
    balancer: { dns_name: ref(`module.${name}_origin.dns_name`), zone_id: ref(`module.${name}_origin.zone_id`) },
    zone_id: ref('data.aws_route53_zone.main.zone_id'),
  })
}

function groupOf(front: Workload, stage: Stage, { releases }: StackContext) {
  const release = releases.find((each) => each.workload === front && each.stage === stage)
  return release ? groupId(release) : ref('module.cluster.security_group_id')
}
