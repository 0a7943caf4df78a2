import type { Door } from '../../../model/plan.ts'
import { type Block, block, commented, raw, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from './context.ts'

/**
 * What Terraform gives to load balancers that a controller of the cluster makes: names, and a firewall where no object of the
 * cluster can name it. They are found by their tags; before the first delivery there are none, and then nothing is given.
 */
export function nameBlocks({ plan, stack }: StackContext): Block[] {
  const doors = (plan.names?.doors ?? []).filter((each) => each.stack === stack.name)
  return doors.flatMap((door) => [
    block('data', ['aws_lbs', label(door.name)], { tags: door.tags }),
    ...(door.hosts.length > 0 ? records(door) : []),
    ...(door.guarded ? [guard(door)] : []),
  ])
}

function records({ name, hosts }: Door): Block[] {
  const door = label(name)
  const all = JSON.stringify(hosts).replaceAll(',', ', ')
  return [
    block('data', ['aws_lb', door], { for_each: ref(`data.aws_lbs.${door}.arns`), arn: ref('each.value') }),
    commented(
      'Names that lead to it, once the cluster has made it: apply again after the first delivery.',
      block(
        'resource',
        ['aws_route53_record', door],
        {
          for_each: raw(`toset([for host in ${all} : host if length(data.aws_lbs.${door}.arns) > 0])`),
          zone_id: ref('data.aws_route53_zone.main.zone_id'),
          name: ref('each.value'),
          type: 'A',
        },
        [
          block('alias', [], {
            name: raw(`one(values(data.aws_lb.${door})[*].dns_name)`),
            zone_id: raw(`one(values(data.aws_lb.${door})[*].zone_id)`),
            evaluate_target_health: true,
          }),
        ],
      ),
    ),
  ]
}

function guard({ name }: Door): Block {
  const door = label(name)
  return commented(
    'A Gateway takes the ARN of a firewall alone, which is known here: apply again after the first delivery.',
    block('resource', ['aws_wafv2_web_acl_association', door], {
      for_each: ref(`data.aws_lbs.${door}.arns`),
      resource_arn: ref('each.value'),
      web_acl_arn: ref('module.ingress_firewall.arn'),
    }),
  )
}
