import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measure } from '../../src/commands/measured.ts'
import { prometheus } from '../../src/connectors/prometheus/prometheus.ts'
import type { Objective } from '../../src/model/objective.ts'
import { backTest } from '../../src/operate/slo/backtest.ts'
import { statusOf } from '../../src/operate/slo/status.ts'
import { windowsOf } from '../../src/operate/slo/windows.ts'
import { overWindow } from '../../src/syntax/promql/windowed.ts'
import { lacks } from '../lacks.ts'
import { counter, type RealPrometheus, startPrometheus } from './prometheus.ts'

const minute = 60_000
const day = 24 * 60 * minute
const from = new Date('2026-11-01T00:00:00Z').getTime()
const looks = 14 * 2880
const outage = { begins: 10 * 2880, ends: 10 * 2880 + 80 }
const to = from + (looks - 1) * 30_000

const objective: Objective = {
  name: 'availability',
  service: 'shop',
  title: 'requests that do not fail',
  target: 0.999,
  indicator: {
    kind: 'ratio',
    part: 'sum(rate(hits_total{code="500"}[$window]))',
    partIs: 'bad',
    total: 'sum(rate(hits_total[$window]))',
  },
  budgeting: { by: 'occurrences' },
  periods: [{ kind: 'rolling', length: 14 * day }],
  labels: {},
  alerting: { labels: {}, annotations: {} },
}

describe.skipIf(lacks('prometheus') || lacks('promtool'))('two weeks in a real Prometheus', () => {
  let running: RealPrometheus | undefined
  beforeAll(async () => {
    const span = { from, step: 30_000, looks }
    const broken = (look: number) => look >= outage.begins && look < outage.ends
    running = await startPrometheus(
      [
        '# TYPE hits counter',
        counter('hits', 'code="200"', span, (look) => (broken(look) ? 5 : 10)),
        counter('hits', 'code="500"', span, (look) => (broken(look) ? 5 : 0)),
        '# EOF\n',
      ].join('\n'),
    )
  })
  afterAll(() => running?.stop())

  it('are measured: an outage of forty minutes, half of all requests, costs nearly all that two weeks allow', async () => {
    const history = await historyOf()
    const status = statusOf(objective, history, to)
    // 403,200 requests allow 403.2 failures, and 80 scrapes of 5 were 400.
    const [period] = status.periods
    expect(period?.total).toBeGreaterThan(403_200 * 0.999)
    expect(period?.total).toBeLessThan(403_200 * 1.001)
    expect(period?.bad).toBeGreaterThan(395)
    expect(period?.bad).toBeLessThan(405)
    expect(period?.left).toBeCloseTo(1 - 400 / 403.2, 1)
    expect(period?.coverage).toBeGreaterThan(0.999)
    expect(status.alert).toBe('none')
    expect(status.spent).toMatchObject([{ share: 1 }])
    const begins = from + outage.begins * 30_000
    expect(Math.abs((status.spent[0]?.from?.getTime() ?? 0) - begins)).toBeLessThanOrEqual(3 * minute)
    expect(status.traffic.rate).toBeCloseTo(1 / 3, 2)
  })

  it('would have paged once, within minutes, and missed nothing', async () => {
    const test = backTest(objective, await historyOf(), { found: { over: 0.1, atLeast: 5 * minute } })
    expect(test.pages).toHaveLength(1)
    expect(test.outages).toHaveLength(1)
    expect(test.missed).toEqual([])
    expect(test.outages[0]?.delay).toBeLessThanOrEqual(5 * minute)
  })

  it('fire when Prometheus itself says so: each pair of windows, from its first minute to its last', async () => {
    const metrics = prometheus({ url: running?.url ?? '' }, { fetch })
    const ours = backTest(objective, await historyOf(), { found: { over: 0.1, atLeast: 5 * minute } }).firings
    for (const { burn, long, short } of windowsOf(objective).windows) {
      const ratio = (window: number) =>
        objective.indicator.kind === 'ratio'
          ? `${overWindow(objective.indicator.part, `${window / 1000}s`)} / ${overWindow(objective.indicator.total, `${window / 1000}s`)}`
          : ''
      const over = (window: number) => `(${ratio(window)}) > ${burn} * 0.001`
      const [theirs] = await metrics.over(`${over(long)} and ${over(short)}`, new Date(from), new Date(to), minute)
      const times = theirs?.points.map(([time]) => time * 1000) ?? []
      const own = ours.filter(({ window }) => window.burn === burn)
      expect(own).toHaveLength(times.length > 0 ? 1 : 0)
      const [first] = own
      if (!first) continue
      // Slots look back over two minutes, and rates are drawn out to the edges of a window.
      expect(Math.abs(first.from - (times[0] ?? 0))).toBeLessThanOrEqual(3 * minute)
      expect(Math.abs(first.to - (times.at(-1) ?? 0))).toBeLessThanOrEqual(3 * minute)
    }
  })

  it('are silent where nothing is known', async () => {
    const metrics = prometheus({ url: running?.url ?? '' }, { fetch })
    const histories = await measure([{ ...objective, name: 'other', indicator: unknown }], metrics, {
      from,
      to: from + day,
    })
    const status = statusOf(
      objective,
      histories.get('shop/other') ?? { from, step: minute, bad: [], total: [] },
      from + day,
    )
    expect(status.periods[0]).toMatchObject({ bad: 0, total: 0, coverage: 0 })
  })

  async function historyOf() {
    const metrics = prometheus({ url: running?.url ?? '' }, { fetch })
    const history = (await measure([objective], metrics, { from, to })).get('shop/availability')
    if (!history) throw new Error('nothing was measured')
    return history
  }
})

const unknown = {
  kind: 'ratio',
  part: 'sum(rate(nothing_total[$window]))',
  partIs: 'bad',
  total: 'sum(rate(nothing_total[$window]))',
} as const
