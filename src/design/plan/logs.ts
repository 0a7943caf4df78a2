import { logRetention } from '../../facts/periods.ts'
import type { Answers } from '../../model/blueprint.ts'
import type { Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Logs } from '../../model/watch.ts'
import { logBytesADay } from '../volume.ts'

/** Where the lines of every container go, and for how long. */
export function logsOf(
  spec: Spec,
  decided: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
): Logs | undefined {
  const to = destinations.find((each) => each === decided.logs?.answer)
  if (!to) return undefined
  const asked = spec.compliance.flatMap((framework) => logRetention(framework) ?? [])
  const days = Math.max(usualDays, ...asked.map((each) => each.days))
  const suffix = spec.cloud.account ? `-${spec.cloud.account}` : ''
  const scalable = logBytesADay(spec) > 100e9
  return {
    to,
    days,
    because: asked.filter((each) => each.days === days).map(({ why }) => why),
    // What nobody outside ever saw is of no use to an auditor.
    shortDays: Math.min(days, 14),
    short: stages.filter(({ environment }) => environment.kind !== 'production').map(({ namespace }) => namespace),
    scalable,
    host: scalable ? 'loki-gateway.monitoring.svc.cluster.local' : 'loki.monitoring.svc.cluster.local',
    port: scalable ? 80 : 3100,
    buckets: Object.fromEntries(stacks.map(({ name }) => [name, `${spec.name}-${name}-logs${suffix}`])),
    groups: Object.fromEntries(stacks.map(({ name }) => [name, `/${spec.name}/${name}/containers`])),
  }
}

const destinations = ['loki', 'cloudwatch', 'opensearch', 'datadog', 'new-relic'] as const
const usualDays = 30
