import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Objective } from '../../src/model/objective.ts'
import { rulesOf } from '../../src/operate/slo/rules.ts'
import { checkPromql } from '../../src/syntax/promql/check.ts'
import { printYaml } from '../../src/syntax/yaml/print.ts'
import { lacks } from '../lacks.ts'

const day = 86_400_000
const base: Objective = {
  name: 'availability',
  service: 'shop',
  title: 'requests that do not fail',
  target: 0.999,
  indicator: {
    kind: 'ratio',
    part: 'sum(rate(hits_total{code=~"5.."}[$window]))',
    partIs: 'bad',
    total: 'sum(rate(hits_total[$window]))',
  },
  budgeting: { by: 'occurrences' },
  periods: [{ kind: 'rolling', length: 30 * day }],
  labels: {},
  alerting: { labels: {}, annotations: {} },
}
const quick: Objective = {
  ...base,
  name: 'latency',
  target: 0.99,
  indicator: {
    kind: 'ratio',
    part: 'sum(rate(d_bucket{le="0.3"}[$window]))',
    partIs: 'good',
    total: 'sum(rate(d_count[$window]))',
  },
}
const slices: Objective = { ...base, name: 'slices', budgeting: { by: 'slices', slice: 60_000, target: 0.95 } }
const threshold: Objective = {
  ...base,
  name: 'age',
  indicator: { kind: 'threshold', query: 'max(age_seconds)', operator: 'lte', value: 60 },
}
const composite: Objective = {
  ...base,
  name: 'journey',
  indicator: {
    kind: 'composite',
    by: 'weight',
    parts: [
      { objective: 'shop/availability', weight: 3 },
      { objective: 'shop/latency', weight: 1 },
    ],
  },
}
const all: Objective = {
  ...composite,
  name: 'whole',
  indicator: { ...composite.indicator, by: 'all' } as Objective['indicator'],
}
const every = [base, quick, slices, threshold, composite, all]

describe('rules of objectives', () => {
  it('are PromQL', () => {
    for (const { rules } of every.flatMap((objective) => rulesOf(objective, every)))
      for (const { expr } of rules) expect([expr, checkPromql(expr)]).toEqual([expr, []])
  })
  it('alert over both windows of each pair', () => {
    const alerts = rulesOf(base).flatMap(({ rules }) => rules.filter((rule) => 'alert' in rule))
    expect(alerts.map(({ expr }) => expr.replaceAll(/\{[^}]*\}/g, ''))).toEqual([
      'slo:error_ratio:rate1h > 14.4 * 0.001\nand slo:error_ratio:rate5m > 14.4 * 0.001',
      'slo:error_ratio:rate6h > 6 * 0.001\nand slo:error_ratio:rate30m > 6 * 0.001',
      'slo:error_ratio:rate1d > 3 * 0.001\nand slo:error_ratio:rate2h > 3 * 0.001',
      'slo:error_ratio:rate3d > 1 * 0.001\nand slo:error_ratio:rate6h > 1 * 0.001',
    ])
  })
  it('ask for several failures where few events are expected', () => {
    const [page] = rulesOf({ ...base, rate: 0.01 }).flatMap(({ rules }) => rules.filter((rule) => 'alert' in rule))
    expect(page?.expr).toContain('and on () sum(sum(increase(hits_total{code=~"5.."}[1h]))) > 2.5')
  })
  it('leave out what was turned off', () => {
    const told = { off: true, labels: {}, annotations: {} }
    const silent = { ...base, alerting: { ...base.alerting, page: told, ticket: told } }
    expect(rulesOf(silent).map(({ name }) => name)).toEqual([
      'slo-shop-availability-recordings',
      'slo-shop-availability-budget',
    ])
  })
})

describe.skipIf(lacks('promtool'))('under promtool', () => {
  const counters = (bad: number) => [
    { series: 'hits_total{code="200"}', values: `0+${1000 - bad}x120` },
    { series: 'hits_total{code="500"}', values: `0+${bad}x120` },
  ]
  const fires = (severity: string, burn: string) => ({ severity, burn })

  it('pages at 1.5 % of failures for an hour, and is silent at 0.05 %', () => {
    expectAlerts(base, counters(15), [
      fires('page', '14.4'),
      fires('page', '6'),
      fires('ticket', '3'),
      fires('ticket', '1'),
    ])
    expectAlerts(base, counters(8), [fires('page', '6'), fires('ticket', '3'), fires('ticket', '1')])
    expectAlerts(base, [{ series: 'hits_total{code="200"}', values: '0+1000x120' }], [])
  })
  it('pages when requests are slow', () => {
    const slow = [
      { series: 'd_count', values: '0+100x120' },
      { series: 'd_bucket{le="0.3"}', values: '0+70x120' },
    ]
    expectAlerts(quick, slow, [fires('page', '14.4'), fires('page', '6'), fires('ticket', '3'), fires('ticket', '1')])
    expectAlerts(
      quick,
      slow.map((each) => ({ ...each, values: '0+100x120' })),
      [],
    )
  })
  it('pages when slices are bad, and not for what a slice may bear', () => {
    expectAlerts(slices, counters(60), [
      fires('page', '14.4'),
      fires('page', '6'),
      fires('ticket', '3'),
      fires('ticket', '1'),
    ])
    expectAlerts(slices, counters(40), [])
  })
  it('pages when a value is on the wrong side', () => {
    expectAlerts(
      threshold,
      [{ series: 'age_seconds', values: '61x120' }],
      [fires('page', '14.4'), fires('page', '6'), fires('ticket', '3'), fires('ticket', '1')],
    )
    expectAlerts(threshold, [{ series: 'age_seconds', values: '60x120' }], [])
  })
  it('holds a single failure back', () => {
    const one = [
      { series: 'hits_total{code="200"}', values: '0+0.1x120' },
      { series: 'hits_total{code="500"}', values: '0x110 1x10' },
    ]
    expect(fired(base, one, 115).length).toBeGreaterThan(0)
    expect(fired({ ...base, rate: 0.01 }, one, 115)).toEqual([])
  })
})

function expectAlerts(objective: Objective, series: readonly unknown[], expected: readonly unknown[]): void {
  expect(fired(objective, series, 119).toSorted((a, b) => Number(b.burn) - Number(a.burn))).toEqual(expected)
}

/** Labels of the alerts that fire after so many minutes, as promtool tells when it is made to expect none. */
function fired(
  objective: Objective,
  input_series: readonly unknown[],
  minutes: number,
): { severity: string; burn: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'slo-'))
  const groups = rulesOf(objective, every)
  const [alert] = groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : [])))
  const test = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '1m',
    group_eval_order: groups.map(({ name }) => name),
    tests: [
      {
        interval: '1m',
        input_series,
        alert_rule_test: [{ eval_time: `${minutes}m`, alertname: alert, exp_alerts: [] }],
      },
    ],
  }
  writeFileSync(join(folder, 'rules.yaml'), printYaml([{ groups }]))
  writeFileSync(join(folder, 'test.yaml'), printYaml([test]))
  const { stdout, stderr, status } = spawnSync('promtool', ['test', 'rules', 'test.yaml'], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  const told = stdout + stderr
  if (status !== 0 && !told.includes('got:')) throw new Error(told)
  const [, got = ''] = told.split('got:')
  return [...got.matchAll(/Labels:\{([^\n]*)\}/g)].map(([, labels = '']) => ({
    severity: /severity="(\w+)"/.exec(labels)?.[1] ?? '',
    burn: /burn="([\d.]+)"/.exec(labels)?.[1] ?? '',
  }))
}
