import { type Block, block } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'
import { offered } from './retention.ts'

interface Kept {
  readonly module: 'logs' | 'traces'
  readonly bucket: string
  readonly days: number
}

/** Buckets of what the cluster keeps of itself. */
export function keeps({ plan, stack, clustered }: StackContext): Kept[] {
  const { logs, traces } = plan.monitoring
  if (!clustered) return []
  const kept = (module: Kept['module'], bucket: string | undefined, days: number): Kept[] =>
    bucket ? [{ module, bucket, days }] : []
  return [
    ...(logs?.to === 'loki' ? kept('logs', logs.buckets[stack.name], logs.days) : []),
    ...(traces?.to === 'tempo' ? kept('traces', traces.buckets[stack.name], traces.days) : []),
  ]
}

export function telemetryBlocks(context: StackContext): Block[] {
  const { plan, stack, clustered } = context
  const { logs } = plan.monitoring
  return [
    ...keeps(context).map(({ module, bucket, days }) =>
      block('module', [module], {
        source: '../../modules/telemetry-bucket',
        identifier: bucket,
        // Loki and Tempo delete by themselves; this is for what they forget.
        expire_after_days: days + 30,
      }),
    ),
    ...(logs?.to === 'cloudwatch' && clustered
      ? [
          block('resource', ['aws_cloudwatch_log_group', 'containers'], {
            name: logs.groups[stack.name],
            retention_in_days: offered(logs.days),
          }),
        ]
      : []),
  ]
}
