import type { Plan } from '../../model/plan.ts'
import { allowed, type BurnPair } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import { ratioName } from '../records.ts'
import { runbookUrl } from '../scope.ts'
import { firing, sample } from './expressions.ts'
import { describe, fewest, guarded, pairsOf, type Watch } from './rules.ts'
import { type InputSeries, onlyFailures, probes, shares, within } from './samples.ts'

/**
 * Unit tests of one SLO: a ladder of bad shares just above and below each threshold; failures too few to page; an outage without
 * events. Values stand in the middle of windows, whose edges Prometheus 3 moved.
 */
export function thresholdTests(watch: Watch, plan: Plan, namespace: string): unknown[] {
  const { slo, alert, indicator, outage } = watch
  const { pairs } = pairsOf(watch, plan)
  const scrape = plan.monitoring.scrapeInterval
  return [...ladder(), ...raw(), ...few(), ...silence()]

  function ladder(): unknown[] {
    const steps = new Set(pairs.map(limitOf).flatMap((limit) => [Math.min(1, 1.1 * limit), 0.9 * limit].map(twoDigits)))
    return [...steps].map((share) => {
      const firing = pairs.filter((pair) => limitOf(pair) < share)
      const series = shares(watch, namespace, [{ scrapes: 140, share }])
      return alerts(
        `${printPercent(share)} of ${indicator.bad}: ${firing.length === 0 ? 'silent' : `${firing.map(({ burn }) => burn).join(', ')} fire`}`,
        series,
        firing.map((pair) => burning(pair, share)),
      )
    })
  }

  function raw(): unknown[] {
    if (!indicator.steady) return []
    return [
      alerts(
        `All ${indicator.bad}`,
        probes(indicator, namespace, 'down'),
        pairs.map((pair) => burning(pair, 1)),
      ),
      alerts('All probes are well', probes(indicator, namespace, 'up'), []),
    ]
  }

  function few(): unknown[] {
    const unguarded = pairs.filter((pair) => !guarded(pair, watch))
    if (unguarded.length === pairs.length) return []
    const shortest = pairs[0]?.short ?? 0
    const test = (name: string, count: number, expected: number) => ({
      name,
      interval: printDuration(scrape),
      input_series: onlyFailures(watch, namespace, count),
      promql_expr_test: [
        sample('54m', `count(${ratioName(shortest)}{slo="${slo.name}"} > 0.99)`, 1),
        sample('54m', firing(alert), expected),
      ],
    })
    return [
      test('One failure is too few, whatever share it is', 1, unguarded.length),
      test(`${fewest} failures are not`, fewest, pairs.length),
    ]
  }

  function silence(): unknown[] {
    if (outage.expr === undefined) return []
    const { down, up, young } = outage.samples
    return [
      alerts('An outage without events pages', inputs(down), [
        expected({ severity: 'page', burn: 'outage' }, outage.description(namespace)),
      ]),
      alerts('No outage, no page', inputs(up), []),
      ...(young ? [alerts('What has only begun is no outage yet', inputs(young), [])] : []),
    ]
  }

  function alerts(name: string, series: readonly InputSeries[], exp_alerts: readonly unknown[]): unknown {
    return {
      name,
      interval: printDuration(scrape),
      input_series: series,
      alert_rule_test: [{ eval_time: '60m', alertname: alert.name, exp_alerts }],
    }
  }

  function burning(pair: BurnPair, share: number): unknown {
    return expected(
      { severity: pair.severity, burn: String(pair.burn) },
      describe(watch, pair, printPercent(share), namespace),
    )
  }

  function expected(labels: Readonly<Record<string, string>>, description: string): unknown {
    return {
      exp_labels: { ...labels, slo: slo.name, service: slo.service, namespace },
      exp_annotations: { summary: alert.summary, description, runbook_url: runbookUrl(alert.runbook, plan) },
    }
  }

  /** Where a pair begins to fire: at its threshold or, for probes, which are few, at the fewest failures. The test sees an hour. */
  function limitOf(pair: BurnPair): number {
    const share = pair.burn * allowed(slo.objective)
    return indicator.steady && guarded(pair, watch)
      ? Math.max(share, ((fewest - 0.5) * scrape) / Math.min(pair.long, hour))
      : share
  }

  function inputs(series: Readonly<Record<string, string>>): InputSeries[] {
    return Object.entries(series).map(([name, values]) => ({ series: within(name, namespace), values }))
  }
}

const hour = 3_600_000

function twoDigits(share: number): number {
  return Number(share.toPrecision(2))
}
