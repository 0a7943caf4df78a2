import { describe, expect, it } from 'vitest'
import type { Objective } from '../../src/model/objective.ts'
import { objectivesIn } from '../../src/readers/slo/objectives.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { dedent } from '../dedent.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('Sloth', () => {
  const file = `
    version: prometheus/v1
    service: shop
    labels: { team: web }
    slos:
      - name: availability
        objective: 99.9
        sli:
          events:
            error_query: sum(rate(hits_total{code=~"5.."}[{{.window}}]))
            total_query: sum(rate(hits_total[{{ .window }}]))
        alerting:
          name: ShopFails
          page_alert: { labels: { severity: wake } }
          ticket_alert: { disable: true }
      - name: share
        objective: 95
        sli: { raw: { error_ratio_query: "1 - avg_over_time(well[{{.window}}])" } }
      - name: foreign
        objective: 99
        sli: { plugin: { id: somebody/availability } }
  `
  it('is read whole', () => {
    const { objectives, problems } = read(file)
    expect(objectives).toMatchObject([
      {
        name: 'availability',
        service: 'shop',
        target: 0.999,
        indicator: {
          kind: 'ratio',
          part: 'sum(rate(hits_total{code=~"5.."}[$window]))',
          partIs: 'bad',
          total: 'sum(rate(hits_total[$window]))',
        },
        periods: [{ kind: 'rolling', length: 30 * day }],
        labels: { team: 'web' },
        alerting: { name: 'ShopFails', page: { off: false, labels: { severity: 'wake' } }, ticket: { off: true } },
      },
      { name: 'share', indicator: { kind: 'share', query: '1 - avg_over_time(well[$window])', is: 'bad' } },
    ])
    expect(problems).toEqual([
      { path: [0, 'slos', 2, 'sli'], message: '`foreign` is measured by a plugin, whose code is not here' },
    ])
  })
  it('is the same as an object of Kubernetes', () => {
    const object = `
      apiVersion: sloth.slok.dev/v1
      kind: PrometheusServiceLevel
      metadata: { name: x }
      spec:
        service: shop
        slos:
          - name: availability
            objective: 99.9
            sli: { events: { errorQuery: "sum(rate(a[{{.window}}]))", totalQuery: "sum(rate(b[{{.window}}]))" } }
            alerting: { pageAlert: { disable: true } }
    `
    expect(read(object).objectives).toMatchObject([{ service: 'shop', alerting: { page: { off: true } } }])
  })
  it('takes its period and its windows from a file of windows', () => {
    const windows = `
      apiVersion: sloth.slok.dev/v1
      kind: AlertWindows
      spec:
        sloPeriod: 7d
        page:
          quick: { errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h }
          slow: { errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h }
        ticket:
          quick: { errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d }
          slow: { errorBudgetPercent: 42, shortWindow: 6h, longWindow: 3d }
    `
    const [objective] = read(file, windows).objectives
    expect(objective?.periods).toEqual([{ kind: 'rolling', length: 7 * day }])
    // 8 % of a week within an hour are 13.44 times as fast as 100 % in a week.
    expect(objective?.alerting.windows?.map(({ burn }) => burn)).toEqual([13.44, 3.5, 1.4, 0.98])
  })
})

describe('Pyrra', () => {
  const file = (indicator: string, window = '4w') => `
    apiVersion: pyrra.dev/v1alpha1
    kind: ServiceLevelObjective
    metadata: { name: hits, namespace: shop, labels: { pyrra.dev/team: web, other: "1" } }
    spec:
      target: "99.5"
      window: ${window}
      indicator: ${indicator}
  `
  it.each([
    [
      `{ ratio: { errors: { metric: 'e{a="b"}' }, total: { metric: t }, grouping: [z, b] } }`,
      {
        kind: 'ratio',
        part: 'sum by (b, z) (rate(e{a="b"}[$window]))',
        partIs: 'bad',
        total: 'sum by (b, z) (rate(t[$window]))',
      },
    ],
    [
      `{ latency: { success: { metric: 'd_bucket{le="1"}' }, total: { metric: d_count } } }`,
      {
        kind: 'ratio',
        part: 'sum(rate(d_bucket{le="1"}[$window]))',
        partIs: 'good',
        total: 'sum(rate(d_count[$window]))',
      },
    ],
    [
      '{ latencyNative: { latency: 200ms, total: { metric: d } } }',
      { kind: 'share', query: 'histogram_fraction(0, 0.2, sum(rate(d[$window])))', is: 'good' },
    ],
    [
      '{ bool_gauge: { metric: up } }',
      {
        kind: 'ratio',
        part: 'sum(sum_over_time(up[$window]))',
        partIs: 'good',
        total: 'sum(count_over_time(up[$window]))',
      },
    ],
  ])('measures by %s', (indicator, expected) => {
    expect(read(file(indicator)).objectives).toMatchObject([
      { name: 'hits', service: 'shop', target: 0.995, indicator: expected, labels: { team: 'web' } },
    ])
  })
  it('draws its windows out to the period', () => {
    const [objective] = read(file('{ bool_gauge: { metric: up } }', '2w')).objectives
    expect(
      objective?.alerting.windows?.map(({ long, short, for: wait }) => [
        long / minute,
        short / minute,
        (wait ?? 0) / minute,
      ]),
    ).toEqual([
      [30, 3, 1],
      [180, 15, 8],
      [720, 60, 30],
      [2880, 180, 90],
    ])
  })
  it('says what is missing', () => {
    expect(read(file('{ ratio: { errors: { metric: e } } }')).problems).toMatchObject([
      { path: [0, 'spec', 'indicator'] },
    ])
  })
})

describe('OpenSLO', () => {
  const slo = (rest: string, name = 'hits') => `
    apiVersion: openslo/v1
    kind: SLO
    metadata: { name: ${name} }
    spec:
      service: shop
      ${rest.trim().split(/\n\s*/).join('\n      ')}
  `
  const counters = `indicator: { spec: { ratioMetric: { counter: true, bad: { metricSource: { spec: { query: 'sum(e{a="b"})' } } }, total: { metricSource: { spec: { query: sum(t) } } } } } }`
  it('makes rates of counters', () => {
    const [objective] = read(
      slo(`${counters}
    timeWindow: [{ duration: 28d, isRolling: true }]
    objectives: [{ target: 0.99 }]`),
    ).objectives
    expect(objective).toMatchObject({
      target: 0.99,
      indicator: { kind: 'ratio', part: 'sum(rate(e{a="b"}[$window]))', partIs: 'bad', total: 'sum(rate(t[$window]))' },
      periods: [{ kind: 'rolling', length: 28 * day }],
    })
  })
  it('takes an indicator from another document', () => {
    const sli = `
      apiVersion: openslo/v1
      kind: SLI
      metadata: { name: age }
      spec: { thresholdMetric: { metricSource: { spec: { query: max(age_seconds) } } } }
    `
    const referring = slo(`indicatorRef: age
    budgetingMethod: Timeslices
    timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin }, isRolling: false }, { duration: 1w, isRolling: true }]
    objectives: [{ op: lte, value: 60, targetPercent: 99, timeSliceTarget: 0.9, timeSliceWindow: 5m }]`)
    expect(read(sli, referring).objectives).toMatchObject([
      {
        indicator: { kind: 'threshold', query: 'max(age_seconds)', operator: 'lte', value: 60 },
        budgeting: { by: 'slices', slice: 5 * minute, target: 0.9 },
        periods: [
          { kind: 'calendar', count: 1, unit: 'month', zone: 'Europe/Berlin', from: '2026-01-01T00:00' },
          { kind: 'rolling', length: 7 * day },
        ],
      },
    ])
    expect(read(referring).problems).toMatchObject([
      { message: '`hits` is measured by `age`, which is in none of the files' },
    ])
  })
  it('joins weighted objectives', () => {
    const both = slo(`${counters}
    timeWindow: [{ duration: 30d, isRolling: true }]
    objectives: [{ displayName: Fast, target: 0.9, compositeWeight: 1 }, { displayName: Well, target: 0.99, compositeWeight: 2 }]`)
    expect(read(both).objectives.map(({ name, target, indicator }) => [name, target, indicator.kind])).toEqual([
      ['hits-fast', 0.9, 'ratio'],
      ['hits-well', 0.99, 'ratio'],
      ['hits', 0.96, 'composite'],
    ])
  })
  it.each([
    ['objectives: [{ target: 1 }]\ntimeWindow: [{ duration: 1d }]', /no share below 1/],
    ['objectives: [{ target: 0.9 }]', /no window of time/],
    ['objectives: [{ target: 0.9 }]\ntimeWindow: [{ duration: 1d }]\nbudgetingMethod: Guessing', /knows no budgeting/],
    [
      'objectives: [{ target: 0.9 }]\ntimeWindow: [{ duration: 1d, calendar: { startTime: 2026-01-01, timeZone: Mars/Base } }]',
      /time zone/,
    ],
    ['objectives: [{ target: 0.9 }]\ntimeWindow: [{ duration: 1d }]', /says not what is measured/],
  ])('says what is wrong in %s', (rest, message) => {
    const { objectives, problems } = read(slo(rest))
    expect(objectives).toEqual([])
    expect(problems).toEqual([{ path: expect.anything(), message: expect.stringMatching(message) }])
  })
})

function read(...texts: readonly string[]): { objectives: readonly Objective[]; problems: readonly unknown[] } {
  const text = texts.map((each) => dedent(each)).join('\n---\n')
  const { data } = yaml.parse({ path: 'slo.yaml', text })
  return objectivesIn(Array.isArray(data) ? data : [])
}
