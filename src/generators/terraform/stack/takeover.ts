import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from './context.ts'

/**
 * Names that lead to one region or the other. The switch is a measurement here, where things go on: turning it needs
 * nothing of the region that is lost, nor of the one that Route 53 takes changes in.
 */
export function takeoverBlocks({ plan, stack, stages }: StackContext): Block[] {
  const { takeover } = plan
  if (!takeover || takeover.hosts.length === 0 || !stages.some(({ name }) => name === takeover.to)) return []
  return [
    block('resource', ['aws_cloudwatch_metric_alarm', 'takeover'], {
      alarm_name: takeover.switch.alarm,
      alarm_description: `${takeover.to} answers for ${takeover.from}: scripts/recovery turns this on and off`,
      namespace: takeover.switch.namespace,
      metric_name: takeover.switch.metric,
      statistic: 'Maximum',
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      period: 60,
      evaluation_periods: 1,
      treat_missing_data: 'missing',
    }),
    commented(
      'Healthy while nobody has turned the switch; between two measurements it stays as it was.',
      block('resource', ['aws_route53_health_check', 'takeover'], {
        type: 'CLOUDWATCH_METRIC',
        cloudwatch_alarm_name: ref('aws_cloudwatch_metric_alarm.takeover.alarm_name'),
        cloudwatch_alarm_region: stack.region,
        insufficient_data_health_status: 'LastKnownStatus',
      }),
    ),
    ...takeover.hosts.flatMap(({ host, from, to, path }) => {
      const name = label(host.split('.')[0] ?? host)
      return [
        commented(
          'Looks from all over the world; nothing follows from it but what people and scripts read.',
          block('resource', ['aws_route53_health_check', `${name}_${label(takeover.from)}`], {
            type: 'HTTPS',
            fqdn: from,
            port: 443,
            resource_path: path,
            request_interval: 30,
            failure_threshold: 3,
          }),
        ),
        record(`${name}_${label(takeover.from)}`, host, from, 'PRIMARY', true),
        record(`${name}_${label(takeover.to)}`, host, to, 'SECONDARY', false),
      ]
    }),
  ]
}

function record(name: string, host: string, to: string, type: 'PRIMARY' | 'SECONDARY', switched: boolean): Block {
  return block(
    'resource',
    ['aws_route53_record', name],
    {
      zone_id: ref('data.aws_route53_zone.main.zone_id'),
      name: host,
      type: 'CNAME',
      ttl: 60,
      records: [to],
      set_identifier: type.toLowerCase(),
      ...(switched && { health_check_id: ref('aws_route53_health_check.takeover.id') }),
    },
    [block('failover_routing_policy', [], { type })],
  )
}
