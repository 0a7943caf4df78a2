import type { Plan } from '../../model/plan.ts'
import type { Slo } from '../../model/watch.ts'
import { printDuration } from '../../values/duration.ts'
import { inNamespaces, watched } from '../scope.ts'
import type { Indicator } from './indicator.ts'

/** Share of bad probes of one moment, by namespace; recorded as often as is probed, so that sums over it count. */
export const badProbes = 'slo:bad_probes:avg'

export function probed({ name, service, under }: Slo, plan: Plan): Indicator {
  const own = `{slo="${name}"}`
  const matched = `{service="${service}", ${inNamespaces(watched(plan))}}`
  const success = `probe_success{service="${service}",instance="site"}`
  const duration = `probe_duration_seconds{service="${service}",instance="site"}`
  const share =
    under === undefined
      ? `avg by (namespace) (1 - probe_success${matched})`
      : // A failed probe counts against availability; how fast it failed says nothing.
        `avg by (namespace) (\n  probe_success${matched}\n  * (probe_duration_seconds${matched} > bool ${under / 1000})\n)`
  const over = (of: string, window: number) => `${of}_over_time(${badProbes}${own}[${printDuration(window)}])`
  return {
    bad: under === undefined ? 'probes failed' : `probes took longer than ${under} ms`,
    recordings: () => [{ record: badProbes, expr: share }],
    ratio: (window) => over('avg', window),
    failures: (window) => over('sum', window),
    steady: true,
    measure: { failure: share },
    samples: {
      up: { [success]: 1, [duration]: (under ?? 1000) / 2000 },
      down: under === undefined ? { [success]: 0, [duration]: 10 } : { [success]: 1, [duration]: (under * 3) / 2000 },
    },
  }
}
