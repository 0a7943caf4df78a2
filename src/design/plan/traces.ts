import type { Answers } from '../../model/blueprint.ts'
import type { Stack } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Traces } from '../../model/watch.ts'
import { leastTraceDisk, traceDays, traceDisk, traceShare } from '../volume.ts'

/** Where spans go, and which of them are kept. */
export function tracesOf(spec: Spec, decided: Answers, stacks: readonly Stack[]): Traces | undefined {
  const to = destinations.find((each) => each === decided.traces?.answer)
  if (!to) return undefined
  const suffix = spec.cloud.account ? `-${spec.cloud.account}` : ''
  return {
    to,
    searched: to === 'jaeger' && decided.logs?.answer === 'opensearch',
    days: traceDays,
    share: traceShare,
    port,
    endpoint,
    gateway: 'opentelemetry-gateway.monitoring.svc.cluster.local',
    buckets: Object.fromEntries(stacks.map(({ name }) => [name, `${spec.name}-${name}-traces${suffix}`])),
    disks: Object.fromEntries(
      stacks.map(({ name, purpose }) => [name, purpose === 'nonproduction' ? leastTraceDisk : traceDisk(spec)]),
    ),
  }
}

/** Where a workload sends its spans; nowhere without somebody to take them. */
export function endpointOf(decided: Answers): string | undefined {
  return destinations.some((each) => each === decided.traces?.answer) ? endpoint : undefined
}

/** OTLP over HTTP. */
const port = 4318
const endpoint = `http://opentelemetry-agent.monitoring.svc.cluster.local:${port}`
const destinations = ['tempo', 'jaeger', 'x-ray', 'datadog', 'new-relic'] as const
