import type { Alerting, BurnWindow, Indicator } from '../../model/objective.ts'
import { readsOver, windowMark } from '../../syntax/promql/windowed.ts'
import { parsePrometheusDuration } from '../../values/duration.ts'
import { type Json, listIn, mapIn, problem, type Reading, shareIn, textIn, textsIn } from './reading.ts'

export function pyrraObjective(document: Json, index: number): Reading {
  const spec = mapIn(document.spec)
  const metadata = mapIn(document.metadata)
  const labels = textsIn(metadata.labels)
  const name = textIn(metadata.name)
  const target = shareIn(spec.target)
  const length = parsePrometheusDuration(textIn(spec.window) ?? '')
  if (!name) return problem([index, 'metadata'], 'an objective of Pyrra needs a name')
  if (target === undefined) return problem([index, 'spec', 'target'], `the target of \`${name}\` is no percentage`)
  if (!length) return problem([index, 'spec', 'window'], `the window of \`${name}\` is no duration`)
  const indicator = indicatorOf(mapIn(spec.indicator))
  if (!indicator) return problem([index, 'spec', 'indicator'], `\`${name}\` says not what is measured`)
  const asked = indicator.kind === 'ratio' ? [indicator.part, indicator.total] : [indicator.query]
  if (!asked.every(readsOver)) return problem([index, 'spec', 'indicator'], `\`${name}\` asks what is no PromQL`)
  return {
    objectives: [
      {
        name,
        service: labels['pyrra.dev/service'] ?? labels.service ?? textIn(metadata.namespace) ?? name,
        title: textIn(spec.description) ?? name,
        target,
        indicator,
        budgeting: { by: 'occurrences' },
        periods: [{ kind: 'rolling', length }],
        labels: propagated(metadata.labels),
        alerting: alertingOf(mapIn(spec.alerting), length, propagated(metadata.annotations)),
      },
    ],
    problems: [],
  }
}

type Asked = Extract<Indicator, { kind: 'ratio' | 'share' }>

function indicatorOf({ ratio, latency, latencyNative, bool_gauge }: Json): Asked | undefined {
  const metric = (value: unknown) => textIn(mapIn(value).metric)
  const summed = (of: Json, what: string) => {
    const by = listIn(of.grouping).flatMap((each) => textIn(each) ?? [])
    return `sum${by.length > 0 ? ` by (${by.toSorted().join(', ')}) ` : ''}(${what})`
  }
  const rate = (of: Json, name: string) => summed(of, `rate(${name}[${windowMark}])`)
  const [counted, timed, native, gauge] = [mapIn(ratio), mapIn(latency), mapIn(latencyNative), mapIn(bool_gauge)]
  const [errors, all] = [metric(counted.errors), metric(counted.total)]
  if (errors && all) return { kind: 'ratio', part: rate(counted, errors), partIs: 'bad', total: rate(counted, all) }
  const [quick, any] = [metric(timed.success), metric(timed.total)]
  if (quick && any) return { kind: 'ratio', part: rate(timed, quick), partIs: 'good', total: rate(timed, any) }
  const histogram = metric(native.total)
  const under = parsePrometheusDuration(textIn(native.latency) ?? '')
  if (histogram && under)
    return { kind: 'share', query: `histogram_fraction(0, ${under / 1000}, ${rate(native, histogram)})`, is: 'good' }
  const state = metric(gauge)
  if (!state) return undefined
  return {
    kind: 'ratio',
    part: summed(gauge, `sum_over_time(${state}[${windowMark}])`),
    partIs: 'good',
    total: summed(gauge, `count_over_time(${state}[${windowMark}])`),
  }
}

function alertingOf(alerting: Json, period: number, annotations: Readonly<Record<string, string>>): Alerting {
  const off = alerting.disabled === true || alerting.burnrates === false
  const told = { off, labels: {}, annotations: {} }
  const severities = mapIn(alerting.severities)
  return {
    name: textIn(alerting.name) ?? 'ErrorBudgetBurn',
    windows: pyrraWindows(period),
    labels: {},
    annotations,
    page: { ...told, labels: severity(severities.fastBurn, 'critical') },
    ticket: { ...told, labels: severity(severities.slowBurn, 'warning') },
  }
}

function severity(value: unknown, usual: string): Readonly<Record<string, string>> {
  return { severity: textIn(value) ?? usual }
}

/** Pyrra's windows: made for four weeks and drawn out to the period, to whole minutes; the burns stay. */
export function pyrraWindows(period: number): readonly BurnWindow[] {
  const drawn = (length: number) => Math.round((period * length) / (28 * day) / minute) * minute
  return shapes.map(({ burn, wait, long, short, severity }) => {
    return { burn, long: drawn(long), short: drawn(short), for: drawn(wait), severity }
  })
}

/** Labels with this prefix are meant for the rules as well. */
function propagated(value: unknown): Readonly<Record<string, string>> {
  const prefix = 'pyrra.dev/'
  return Object.fromEntries(
    Object.entries(textsIn(value)).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text] as const] : [],
    ),
  )
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const shapes = [
  { burn: 14, wait: 2 * minute, long: hour, short: 5 * minute, severity: 'page' },
  { burn: 7, wait: 15 * minute, long: 6 * hour, short: 30 * minute, severity: 'page' },
  { burn: 2, wait: hour, long: day, short: 2 * hour, severity: 'ticket' },
  { burn: 1, wait: 3 * hour, long: 4 * day, short: 6 * hour, severity: 'ticket' },
] as const
