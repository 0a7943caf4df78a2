import { type Block, block, commented, raw, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from './context.ts'

/**
 * Names of load balancers that a controller of the cluster makes. They are found by the tags that it gives them: before the
 * first delivery there are none, and then no names either.
 */
export function nameBlocks({ plan, stack }: StackContext): Block[] {
  const doors = (plan.names?.doors ?? []).filter((each) => each.stack === stack.name)
  return doors.flatMap(({ name, tags, hosts }) => {
    const door = label(name)
    return [
      block('data', ['aws_lbs', door], { tags }),
      block('data', ['aws_lb', door], { for_each: ref(`data.aws_lbs.${door}.arns`), arn: ref('each.value') }),
      commented(
        'Names that lead to it, once the cluster has made it: apply again after the first delivery.',
        block(
          'resource',
          ['aws_route53_record', door],
          {
            for_each: raw(
              `toset([for host in ${JSON.stringify(hosts).replaceAll(',', ', ')} : host if length(data.aws_lbs.${door}.arns) > 0])`,
            ),
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
  })
}
