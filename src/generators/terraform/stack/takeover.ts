import type { Switch, Takeover } from '../../../model/plan.ts'
import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from './context.ts'

/**
 * Names that lead to one region or the other, or to the nearer of both. A switch is a measurement in the region that goes on:
 * turning it needs nothing of the region that is lost, nor of the one that Route 53 takes changes in.
 */
export function takeoverBlocks({ plan, stack, stages, spec }: StackContext): Block[] {
  const { takeover } = plan
  if (!takeover || takeover.hosts.length === 0 || !stages.some(({ name }) => name === takeover.to)) return []
  const { other } = takeover
  return [
    ...turned('takeover', takeover.switch, stack.region, [takeover.to, takeover.from]),
    ...(other ? turned('out', other, spec.cloud.region, [takeover.from, takeover.to], spec.cloud.region) : []),
    ...takeover.hosts.flatMap((host) =>
      other ? nearer(host, takeover, [spec.cloud.region, stack.region]) : either(host, takeover),
    ),
  ]
}

function turned(
  name: string,
  { alarm, namespace, metric }: Switch,
  region: string,
  [answers, out]: readonly [string, string],
  elsewhere?: string,
): Block[] {
  return [
    block('resource', ['aws_cloudwatch_metric_alarm', name], {
      ...(elsewhere && { region: elsewhere }),
      alarm_name: alarm,
      alarm_description: `${answers} answers for ${out}: scripts/recovery turns this on and off`,
      namespace,
      metric_name: metric,
      statistic: 'Maximum',
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      period: 60,
      evaluation_periods: 1,
      treat_missing_data: 'missing',
    }),
    commented(
      'Healthy while nobody has turned the switch; between two measurements it stays as it was.',
      block('resource', ['aws_route53_health_check', name], {
        type: 'CLOUDWATCH_METRIC',
        cloudwatch_alarm_name: ref(`aws_cloudwatch_metric_alarm.${name}.alarm_name`),
        cloudwatch_alarm_region: region,
        insufficient_data_health_status: 'LastKnownStatus',
      }),
    ),
  ]
}

type Host = Takeover['hosts'][number]

/** One region answers, and a person says which. */
function either({ host, from, to, path }: Host, takeover: Takeover): Block[] {
  const name = label(host.split('.')[0] ?? host)
  const failover = (type: 'PRIMARY' | 'SECONDARY') => ({
    set_identifier: type.toLowerCase(),
    policy: block('failover_routing_policy', [], { type }),
  })
  return [
    commented(
      'Looks from all over the world; nothing follows from it but what people and scripts read.',
      looks(`${name}_${label(takeover.from)}`, from, path),
    ),
    record(`${name}_${label(takeover.from)}`, host, from, failover('PRIMARY'), 'takeover'),
    record(`${name}_${label(takeover.to)}`, host, to, failover('SECONDARY')),
  ]
}

/** Both answer: users come to the nearer of those that look well from all over the world and that nobody took out. */
function nearer(
  { host, from, to, path }: Host,
  takeover: Takeover,
  [first, second]: readonly [string, string],
): Block[] {
  const name = label(host.split('.')[0] ?? host)
  const side = (stage: string, own: string, region: string, by: string): Block[] => {
    const call = `${name}_${label(stage)}`
    return [
      looks(call, own, path),
      block('resource', ['aws_route53_health_check', `${call}_serves`], {
        type: 'CALCULATED',
        child_health_threshold: 2,
        child_healthchecks: [ref(`aws_route53_health_check.${call}.id`), ref(`aws_route53_health_check.${by}.id`)],
      }),
      record(
        call,
        host,
        own,
        { set_identifier: stage, policy: block('latency_routing_policy', [], { region }) },
        `${call}_serves`,
      ),
    ]
  }
  return [...side(takeover.from, from, first, 'takeover'), ...side(takeover.to, to, second, 'out')]
}

function looks(name: string, fqdn: string, path: string): Block {
  return block('resource', ['aws_route53_health_check', name], {
    type: 'HTTPS',
    fqdn,
    port: 443,
    resource_path: path,
    request_interval: 30,
    failure_threshold: 3,
  })
}

function record(
  name: string,
  host: string,
  to: string,
  { policy, set_identifier }: { readonly policy: Block; readonly set_identifier: string },
  checked?: string,
): Block {
  return block(
    'resource',
    ['aws_route53_record', name],
    {
      zone_id: ref('data.aws_route53_zone.main.zone_id'),
      name: host,
      type: 'CNAME',
      ttl: 60,
      records: [to],
      set_identifier,
      ...(checked && { health_check_id: ref(`aws_route53_health_check.${checked}.id`) }),
    },
    [policy],
  )
}
