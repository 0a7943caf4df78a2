import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { History } from '../../src/model/objective.ts'
import { budgetOf } from '../../src/operate/slo/budget.ts'
import { spendingOf } from '../../src/operate/slo/budgeting.ts'
import { composed } from '../../src/operate/slo/composite.ts'
import { sumsOf, within } from '../../src/operate/slo/history.ts'
import { spanOf } from '../../src/operate/slo/period.ts'
import { histories } from './histories.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test('sums of a stretch are those of its slots', () => {
  fc.assert(
    fc.property(histories, fc.nat(400), fc.nat(400), (history, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const counted = within(sumsOf(history), from * minute, to * minute)
      const known = history.total.map((total, at) => [history.bad[at] ?? 0, total] as const).slice(from, to)
      const there = known.filter(([, total]) => !Number.isNaN(total))
      expect(counted.bad).toBe(there.reduce((sum, [bad]) => sum + bad, 0))
      expect(counted.total).toBe(there.reduce((sum, [, total]) => sum + total, 0))
      expect(counted.measured).toBe(there.length)
    }),
  )
})

describe('a budget', () => {
  const now = 30 * day
  const of = (bad: number, total: number): History => ({
    from: 0,
    step: day,
    bad: Array(30).fill(bad),
    total: Array(30).fill(total),
  })
  // 30 days of 1000 events at 99.9 % allow 30 bad ones.
  it.each([
    [0, 1],
    [0.5, 0.5],
    [1, 0],
    [2, -1],
  ])('of a rolling month with %d bad of 1000 a day has %d left', (bad, left) => {
    const budget = budgetOf(sumsOf(of(bad, 1000)), { from: 0, to: now }, now, 0.999)
    expect(budget.left).toBeCloseTo(left, 9)
    expect(budget.budget).toBeCloseTo(30, 9)
    expect(budget.coverage).toBe(1)
  })

  it('of a calendar month is reckoned for all of it: ten bad on the first day of thirty are a third', () => {
    const first: History = { from: 0, step: day, bad: [10], total: [1000] }
    expect(budgetOf(sumsOf(first), { from: 0, to: 30 * day }, day, 0.999).left).toBeCloseTo(2 / 3, 9)
  })

  it('of nothing is spent by one failure', () => {
    expect(budgetOf(sumsOf(of(1, 1000)), { from: 0, to: now }, now, 1).left).toBeLessThan(0)
  })

  it('is never more than whole, and is whole only where nothing was bad', () => {
    fc.assert(
      fc.property(histories, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), (history, target) => {
        const { left, bad } = budgetOf(sumsOf(history), { from: 0, to: 300 * minute }, 300 * minute, target)
        expect(left).toBeLessThanOrEqual(1)
        expect(left === 1).toBe(bad === 0)
      }),
    )
  })
})

describe('budgeting', () => {
  // Ten minutes: 5 % bad in the third, all bad in the eighth, nothing measured in the last.
  const history: History = {
    from: 0,
    step: minute,
    bad: [0, 0, 5, 0, 0, 0, 0, 100, 0, 0],
    total: [100, 100, 100, 0, 100, 100, 100, 100, 100, Number.NaN],
  }
  it('counts slices that were bad', () => {
    const slices = spendingOf(history, { by: 'slices', slice: minute, target: 0.99 })
    expect(slices.bad).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 0])
    expect(slices.total.slice(0, 9)).toEqual(Array(9).fill(1))
    expect(slices.total[9]).toBeNaN()
  })
  it('lets a slice be as bad as its target allows', () => {
    expect(spendingOf(history, { by: 'slices', slice: minute, target: 0.95 }).bad[2]).toBe(0)
  })
  it('counts the share of each slice', () => {
    expect(spendingOf(history, { by: 'ratio-slices', slice: minute }).bad).toEqual([0, 0, 0.05, 0, 0, 0, 0, 1, 0, 0])
  })
  it('cuts longer slices at multiples of their length', () => {
    const slices = spendingOf({ ...history, from: minute }, { by: 'slices', slice: 5 * minute, target: 0.9 })
    expect([slices.from, slices.bad, slices.total]).toEqual([5 * minute, [1], [1]])
  })
  it('never finds more bad than there is', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('slices', 'ratio-slices'), (history, by) => {
        const slices = spendingOf(history, { by, slice: 5 * minute, target: 0.99 })
        for (const [at, total] of slices.total.entries())
          if (!Number.isNaN(total)) expect(slices.bad[at]).toBeLessThanOrEqual(total)
      }),
    )
  })
})

describe('a composite', () => {
  const part = (objective: string, weight: number, bad: number[], target = 0.9) => ({
    objective,
    weight,
    target,
    history: { from: 0, step: minute, bad, total: bad.map(() => 10) },
  })
  it('by weight is as bad as its parts on average', () => {
    expect(composed([part('a', 3, [10, 0]), part('b', 1, [0, 0])], 'weight').bad).toEqual([0.75, 0])
  })
  it('of all is bad where one part broke its own target', () => {
    expect(composed([part('a', 1, [1, 2]), part('b', 1, [0, 0])], 'all').bad).toEqual([0, 1])
  })
  it('leaves out what was not measured', () => {
    const gone = { ...part('b', 1, [0]), history: { from: 0, step: minute, bad: [0], total: [Number.NaN] } }
    expect(composed([part('a', 1, [10]), gone], 'weight')).toMatchObject({ bad: [1], total: [1] })
  })
})

describe('periods', () => {
  const month = { kind: 'calendar', unit: 'month', count: 1, zone: 'Europe/Berlin', from: '2026-01-01T00:00' } as const
  const at = (text: string) => new Date(text).getTime()
  it.each([
    [month, '2026-03-29T12:00:00Z', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'],
    [month, '2026-03-31T21:59:59Z', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'],
    [month, '2026-03-31T22:00:00Z', '2026-03-31T22:00:00Z', '2026-04-30T22:00:00Z'],
    [{ ...month, from: '2026-01-31T00:00' }, '2026-03-30T12:00:00Z', '2026-02-27T23:00:00Z', '2026-03-30T22:00:00Z'],
    [{ ...month, count: 3 }, '2025-12-31T22:59:00Z', '2025-09-30T22:00:00Z', '2025-12-31T23:00:00Z'],
    [
      { ...month, unit: 'week', from: '2026-01-05T00:00' },
      '2026-10-25T12:00:00Z',
      '2026-10-18T22:00:00Z',
      '2026-10-25T23:00:00Z',
    ],
  ] as const)('%j holds %s', (period, now, from, to) => {
    expect(spanOf(period, at(now))).toEqual({ from: at(from), to: at(to) })
  })
  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2000-01-01'), max: at('2060-01-01') }),
        fc.constantFrom('day', 'week', 'month', 'year'),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('Europe/Berlin', 'UTC', 'America/New_York', 'Australia/Lord_Howe'),
        (now, unit, count, zone) => {
          const period = { kind: 'calendar', unit, count, zone, from: '2024-01-31T00:00' } as const
          const span = spanOf(period, now)
          expect(span.from <= now && now < span.to).toBe(true)
          expect(spanOf(period, span.to).from).toBe(span.to)
          expect(spanOf(period, span.from - 1).to).toBe(span.from)
        },
      ),
      { numRuns: 200 },
    )
  })
})
