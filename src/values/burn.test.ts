import { expect, test } from 'vitest'
import { allowed, burnPairs, eventsForOneFailure } from './burn.ts'

const busy = { rate: 10, scrapeInterval: 30_000 }
const minute = 60_000

test.each([
  [30, [14.4, 6, 3, 1]],
  [28, [13.44, 5.6, 2.8]],
  [7, [3.36, 1.4]],
])('a period of %i days burns at %j', (days, burns) => {
  expect(burnPairs(0.999, days, busy).pairs.map(({ burn }) => burn)).toEqual(burns)
})

test.each([
  [0.9306, [14.4, 6, 3, 1]],
  [0.9305, [6, 3, 1]],
  [0.83, [3, 1]],
  [0.6, [1]],
])('pairs that can never fire at %d are left out', (objective, burns) => {
  const { pairs, left } = burnPairs(objective, 30, busy)
  expect(pairs.map(({ burn }) => burn)).toEqual(burns)
  expect(pairs.length + left.length).toBe(4)
})

test('slow burning is left out with its reason', () => {
  expect(burnPairs(0.999, 7, busy).left.map(({ because }) => because)).toEqual([
    'it would warn of spending that the objective allows',
    'it would warn of spending that the objective allows',
  ])
})

test.each([
  [0.99, 7],
  [0.995, 14],
  [0.999, 70],
  [0.9995, 139],
  [0.9999, 695],
])('at %d one failure pages in an hour of fewer than %i events', (objective, events) => {
  expect(eventsForOneFailure(14.4, objective)).toBe(events)
})

test('the budget has no binary dust', () => {
  expect([allowed(0.999), allowed(0.9995), allowed(0.95)]).toEqual([0.001, 0.0005, 0.05])
})

test('short windows grow with the scrape interval and with the pause between events, not beyond the long one', () => {
  const shorts = (rate: number, scrapeInterval: number) =>
    burnPairs(0.999, 30, { rate, scrapeInterval }).pairs.map(({ short }) => short / minute)
  expect(shorts(10, 30_000)).toEqual([5, 30, 120, 360])
  expect(shorts(10, 120_000)).toEqual([8, 30, 120, 360])
  expect(shorts(1 / 600, 30_000)).toEqual([40, 40, 120, 360])
  expect(shorts(1 / 86_400, 30_000)).toEqual([60, 360, 1440, 4320])
})
