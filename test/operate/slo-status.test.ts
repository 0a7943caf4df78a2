import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { History, Objective } from '../../src/model/objective.ts'
import { backTest } from '../../src/operate/slo/backtest.ts'
import { forecast } from '../../src/operate/slo/forecast.ts'
import { sumsOf } from '../../src/operate/slo/history.ts'
import { verdictOf } from '../../src/operate/slo/policy.ts'
import { spentOn } from '../../src/operate/slo/spent.ts'
import { statusOf } from '../../src/operate/slo/status.ts'
import { histories } from './histories.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const objective: Objective = {
  name: 'availability',
  service: 'api',
  title: 'requests that do not fail',
  target: 0.999,
  indicator: { kind: 'ratio', part: 'b', partIs: 'bad', total: 't' },
  budgeting: { by: 'occurrences' },
  periods: [{ kind: 'rolling', length: 30 * day }],
  labels: {},
  alerting: { labels: {}, annotations: {} },
}

/** So many days of minutes with 100 events each, and what was bad. */
function minutes(days: number, bad: (at: number) => number): History {
  const slots = days * 24 * 60
  return {
    from: 0,
    step: minute,
    bad: Array.from({ length: slots }, (_, at) => bad(at)),
    total: Array(slots).fill(100),
  }
}

describe('an outage of an hour in a calm month', () => {
  const start = 20 * 1440
  const history = minutes(30, (at) => (at >= start && at < start + 60 ? 100 : 0))
  // 43,200 minutes of 100 events at 99.9 % allow 4,320 bad ones; an hour of nothing costs 6,000.
  const status = statusOf(objective, history, 30 * day, {
    incidents: [
      { ref: 'incident/1', title: 'api is down', from: start * minute + 2 * minute, to: (start + 70) * minute },
    ],
    deliveries: [
      { ref: 'delivery/7', title: 'api 1.2.3', from: (start - 10) * minute },
      { ref: 'delivery/6', title: 'api 1.2.2', from: (start - 600) * minute },
    ],
  })
  it('leaves less than nothing', () => {
    expect(status.periods[0]).toMatchObject({ bad: 6000, total: 4_320_000, budget: 4320, coverage: 1 })
    expect(status.periods[0]?.left).toBeCloseTo(1 - 6000 / 4320, 9)
  })
  it('is what consumed the budget, with its incident and the delivery before it', () => {
    expect(status.spent).toEqual([
      {
        from: new Date(start * minute),
        to: new Date((start + 60) * minute),
        bad: 6000,
        share: 1,
        incidents: ['incident/1'],
        deliveries: ['delivery/7'],
        kind: 'interval',
      },
    ])
  })
  it('burns nothing any more', () => {
    expect(status.alert).toBe('none')
    expect(status.burns.map(({ long }) => long)).toEqual([0, 0, 0, 0])
  })
  it('would have paged within a minute of what the arithmetic says, once', () => {
    // A total outage crosses 1.44 % of an hour after 52 seconds.
    const test = backTest(objective, history, { found: { over: 0.5, atLeast: 5 * minute } })
    expect(test.pages).toHaveLength(1)
    expect(test.outages).toMatchObject([
      { from: start * minute, to: (start + 60) * minute, delay: minute, by: { burn: 14.4 } },
    ])
    expect([test.missed, test.idle]).toEqual([[], []])
  })
})

describe('the back-test', () => {
  it('says what would have been missed: 1 % for half an hour pages nobody', () => {
    const history = minutes(3, (at) => (at >= 2000 && at < 2030 ? 1 : 0))
    const test = backTest(objective, history, { found: { over: 0.005, atLeast: 10 * minute } })
    expect(test.outages).toHaveLength(1)
    expect(test.missed).toHaveLength(1)
    expect(test.pages).toEqual([])
  })
  it('says which pages came without an outage', () => {
    const history = minutes(3, (at) => (at >= 2000 && at < 2060 ? 2 : 0))
    const test = backTest(objective, history, { outages: [], found: { over: 0.5, atLeast: minute } })
    expect(test.pages).toHaveLength(1)
    expect(test.idle).toHaveLength(1)
  })
  it('holds a single failure back where little is expected', () => {
    const rare: History = { from: 0, step: minute, bad: Array(1440).fill(0), total: Array(1440).fill(0) }
    const one = { ...rare, bad: rare.bad.with(700, 1), total: rare.total.with(700, 1) }
    const looked = { found: { over: 0.5, atLeast: hour } }
    expect(backTest(objective, one, looked).pages).toHaveLength(1)
    expect(backTest({ ...objective, rate: 0.001 }, one, looked).pages).toEqual([])
  })
  it('waits for as long as a language asks', () => {
    const windows = [{ burn: 14, long: hour, short: 5 * minute, for: 2 * minute, severity: 'page' }] as const
    const own = { ...objective, alerting: { ...objective.alerting, windows } }
    const history = minutes(1, (at) => (at >= 600 && at < 660 ? 100 : 0))
    expect(backTest(own, history, { found: { over: 0.5, atLeast: minute } }).outages[0]?.delay).toBe(3 * minute)
  })
  it('finds every firing inside its history, and no page twice', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const test = backTest(objective, history, { found: { over: 0.1, atLeast: minute } })
        for (const { from, to } of test.firings) expect(from > test.from && from <= to && to <= test.to).toBe(true)
        for (const [at, page] of test.pages.entries()) expect(page.from).toBeGreaterThan(test.pages[at - 1]?.to ?? -1)
        expect(test.missed.length).toBeLessThanOrEqual(test.outages.length)
      }),
    )
  })
})

describe('the forecast', () => {
  it('is gone when a steady burn of 2 has taken what is left: half a period', () => {
    // Measured for 15 days at a burn of 2, all of the time: half of the budget of 30 days at that traffic is 0 left.
    const history = minutes(30, (at) => (at >= 22.5 * 1440 ? 0.2 : 0))
    const next = forecast(sumsOf(history), { kind: 'rolling', length: 30 * day }, 0.999, 30 * day, 6 * hour)
    // 7.5 days at a burn of 2 are half of the budget; 7.5 days more are the other half.
    expect(next?.depletedAt?.getTime()).toBeCloseTo(37.5 * day, -5.5)
  })
  it('gives back what leaves the window', () => {
    const history = minutes(30, (at) => (at < 5 * 1440 ? 0.3 : 0.05))
    const next = forecast(sumsOf(history), { kind: 'rolling', length: 30 * day }, 0.999, 30 * day, 6 * hour)
    expect(next?.depletedAt).toBeUndefined()
    expect(next?.leftThen).toBeCloseTo(0.5, 6)
  })
  it('of a calendar period ends with it', () => {
    const period = { kind: 'calendar', unit: 'day', count: 10, zone: 'UTC', from: '1970-01-01T00:00' } as const
    // Half a period at a burn of 3 is one and a half budgets: gone after a third of the period.
    const history = minutes(2, () => 0.3)
    const next = forecast(sumsOf(history), period, 0.999, 2 * day, 6 * hour)
    expect(next?.depletedAt?.getTime()).toBeCloseTo((10 / 3) * day, -5.5)
    expect(next?.until).toEqual(new Date(10 * day))
    expect(next?.leftThen).toBeCloseTo(-2, 6)
  })
  it('says nothing where nothing was measured', () => {
    const nothing: History = { from: 0, step: minute, bad: [], total: [] }
    expect(forecast(sumsOf(nothing), objective.periods[0], 0.999, day, hour)).toBeUndefined()
  })
})

describe('what consumed a budget', () => {
  it('adds up to all of it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const spent = spentOn(history, { from: 0, to: 300 * minute }, 0.99, { incidents: [], deliveries: [] })
        const sum = spent.reduce((all, { share }) => all + share, 0)
        if (spent.length > 0) expect(sum).toBeCloseTo(1, 9)
        expect(spent.every(({ share }) => share > 0)).toBe(true)
      }),
    )
  })
  it('names what was never too much at once', () => {
    const history = minutes(1, (at) => (at < 100 ? 0.05 : at === 500 ? 5 : 0))
    expect(
      spentOn(history, { from: 0, to: day }, 0.999, { incidents: [], deliveries: [] }).map(({ kind, bad }) => [
        kind,
        bad,
      ]),
    ).toEqual([
      ['interval', 5],
      ['background', expect.closeTo(5, 6)],
    ])
  })
})

describe('the gate', () => {
  const grounds = { budgets: [], incidents: [], freezes: [], unmeasured: [] }
  const left = (...lefts: number[]) => ({
    ...grounds,
    budgets: lefts.map((left, at) => ({ objective: `api/${at}`, left, coverage: 1 })),
  })
  it.each([
    [left(1, 0.5), 'go'],
    [left(1, 0.4999), 'approval'],
    [left(0.4, 0.1), 'approval'],
    [left(0.4, 0.0999), 'frozen'],
    [left(-3), 'frozen'],
    [grounds, 'go'],
    [{ ...grounds, unmeasured: ['api/a'] }, 'approval'],
    [{ ...left(1), incidents: [{ ref: 'incident/1', title: 'x', severity: 2 }] }, 'frozen'],
    [{ ...left(1), incidents: [{ ref: 'incident/1', title: 'x', severity: 3 }] }, 'go'],
    [{ ...left(1), freezes: [{ reason: 'Black Friday' }] }, 'frozen'],
  ])('%j is %s', (grounds, outcome) => {
    const verdict = verdictOf(grounds)
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.reasons.length > 0).toBe(outcome !== 'go')
  })
  it('says how little is left', () => {
    expect(verdictOf(left(0.0999)).reasons[0]?.because).toBe('9.9% of the budget of api/0 is left, less than 10%')
    expect(verdictOf(left(-1)).reasons[0]?.because).toBe('nothing of the budget of api/0 is left, less than 10%')
  })
  it('goes by the limits that it is given', () => {
    expect(verdictOf(left(0.3), { approval: 0.2, freeze: 0 }).outcome).toBe('go')
  })
  it('is never more lenient with less left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, less) => {
          const rank = { go: 0, approval: 1, frozen: 2 }
          expect(rank[verdictOf(left(one - less)).outcome]).toBeGreaterThanOrEqual(rank[verdictOf(left(one)).outcome])
        },
      ),
    )
  })
})
