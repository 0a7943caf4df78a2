import type { Plan } from '../../model/plan.ts'
import type { Service } from '../../model/spec.ts'
import type { Slo } from '../../model/watch.ts'
import { printDuration } from '../../values/duration.ts'
import { inNamespaces, watched } from '../scope.ts'
import { countersOf, type Selected } from './counters.ts'
import type { Indicator, Recording } from './indicator.ts'

/**
 * Ratio of events. Up to an hour it is measured on the series themselves, so that an outage is seen at once; longer windows
 * are summed up from what was recorded, because three days of every pod's series are too much to read twice a minute.
 */
export function counted(slo: Slo, plan: Plan, service: Service | undefined): Indicator {
  const { bad, all, part, partIs, samples } = countersOf(slo, service)
  const { scrapeInterval } = plan.monitoring
  const base = Math.max(5 * minute, 4 * scrapeInterval)
  const own = `{slo="${slo.name}"}`
  const named = (what: string, window: number) => `slo:${what}:rate${printDuration(window)}`
  const summed = (what: string, window: number) => `sum_over_time(${named(what, base)}${own}[${printDuration(window)}])`
  return {
    bad,
    recordings: (windows) => [
      ...[...new Set([base, ...windows.filter((window) => window <= hour)])].flatMap((window) => measured(window)),
      ...plan.rollouts
        .filter((rollout) => rollout.service === slo.service)
        .flatMap(({ watch }) => measured(watch, 'version_')),
    ],
    ratio: (window) =>
      window <= hour
        ? `${named('errors', window)}${own} / ${named('events', window)}${own}`
        : `${summed('errors', window)}\n/ ${summed('events', window)}`,
    failures: (window) =>
      window <= hour
        ? `${named('errors', window)}${own} * ${window / 1000}`
        : `${summed('errors', window)} * ${scrapeInterval / 1000}`,
    steady: false,
    samples,
    measure: { total: `sum by (namespace) (${series(all)})`, part: `sum by (namespace) (${series(part)})`, partIs },
  }

  /** Of the whole, or of each version by itself. */
  function measured(window: number, of: '' | 'version_' = ''): Recording[] {
    const by = of === '' ? 'namespace' : 'namespace, rollouts_pod_template_hash'
    const events = `${named(`${of}events`, window)}${own}`
    // Without a series of its own the part is nothing: no failure yet, or a bucket that the service forgot, and all is slow.
    const some = `${rate(part, window, by)}\nor on (${by}) 0 * ${events}`
    return [
      { record: named(`${of}events`, window), expr: rate(all, window, by) },
      {
        record: named(`${of}errors`, window),
        expr: partIs === 'bad' ? some : `${events}\n- on (${by}) (\n${indented(some)}\n)`,
      },
    ]
  }

  function rate({ name, matchers }: Selected, window: number, by: string): string {
    const versions = by === 'namespace' ? [] : ['rollouts_pod_template_hash!=""']
    const selected = series({ name, matchers: [...matchers, ...versions] })
    return `sum by (${by}) (rate(${selected}[${printDuration(window)}]))`
  }

  function series({ name, matchers }: Selected): string {
    return `${name}{${[`job="${slo.service}"`, inNamespaces(watched(plan)), ...matchers].join(', ')}}`
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ')
}

const minute = 60_000
const hour = 60 * minute
