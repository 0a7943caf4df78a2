import type { Indicator } from './indicator.ts'
import { badProbes } from './probed.ts'
import type { Watch } from './rules.ts'

/** So many scrapes with such a share of bad events. */
export interface Stretch {
  readonly scrapes: number
  readonly share: number
}

export interface InputSeries {
  readonly series: string
  readonly values: string
}

/** Series of a unit test in which bad shares follow one another. Probes, which are good or bad, are given as their recorded share. */
export function shares({ slo, indicator }: Watch, namespace: string, stretches: readonly Stretch[]): InputSeries[] {
  const { samples } = indicator
  if ('up' in samples)
    return [
      {
        series: within(`${badProbes}{slo="${slo.name}",service="${slo.service}"}`, namespace),
        values: stretches.map(({ scrapes, share }) => `${share}x${scrapes - 1}`).join(' '),
      },
    ]
  const growing = (share: (bad: number) => number) => counter(stretches, (bad) => Math.round(share(bad) * events))
  return [
    ...samples.all.map((series) => ({ series: within(series, namespace), values: growing(() => 1) })),
    ...samples.good.map((series) => ({ series: within(series, namespace), values: growing((bad) => 1 - bad) })),
    ...samples.bad.map((series) => ({ series: within(series, namespace), values: growing((bad) => bad) })),
  ]
}

/** Nothing at all but some failures, 50 minutes after the start. */
export function onlyFailures({ slo, indicator }: Watch, namespace: string, count: number): InputSeries[] {
  const { samples } = indicator
  if ('up' in samples)
    return [
      {
        series: within(`${badProbes}{slo="${slo.name}",service="${slo.service}"}`, namespace),
        values: `_x100 ${'1 '.repeat(count)}_x30`,
      },
    ]
  return [
    ...[...samples.all, ...samples.bad].map((series) => ({
      series: within(series, namespace),
      values: `0x99 ${count}x40`,
    })),
    ...samples.good.map((series) => ({ series: within(series, namespace), values: '0x140' })),
  ]
}

/** Probes as they come from the exporter, all of one kind. */
export function probes({ samples }: Indicator, namespace: string, kind: 'up' | 'down'): InputSeries[] {
  if (!('up' in samples)) return []
  return Object.entries(samples[kind]).map(([series, value]) => ({
    series: within(series, namespace),
    values: `${value}x140`,
  }))
}

export function within(series: string, namespace: string): string {
  return series.replace('{', `{namespace="${namespace}",`)
}

/** Events between two scrapes: so many that a tenth of a thousandth is a whole number. */
const events = 1_000_000

function counter(stretches: readonly Stretch[], growth: (share: number) => number): string {
  let value = 0
  return stretches
    .map(({ scrapes, share }) => {
      const by = growth(share)
      const text = `${value}+${by}x${scrapes - 1}`
      value += by * scrapes
      return text
    })
    .join(' ')
}
