import { expect, test } from 'vitest'
import { longestGap, nextRun, parseCron, printCron } from './cron.ts'

const hour = 3_600_000
const day = 24 * hour

test.each([
  ['*/15 * * * *', '0,15,30,45 * * * *', 0.25 * hour],
  ['0 9-17 * * mon-fri', '0 9-17 * * 1-5', 64 * hour],
  ['@daily', '0 0 * * *', day],
  ['0 0 * * 7', '0 0 * * 0', 7 * day],
  ['0 0 * * 1/2', '0 0 * * 1,3,5', 3 * day],
  ['30 2 1 * *', '30 2 1 * *', 31 * day],
  ['0 0 31 * *', '0 0 31 * *', 61 * day],
  ['0 0 29 2 *', '0 0 29 2 *', 2921 * day],
  ['0 0 1,15 * fri', '0 0 1,15 * 5', 7 * day],
  ['0 0 * jan,Jul ?', '0 0 * 1,7 *', 154 * day],
  ['5/20 0 1 1 *', '5,25,45 0 1 1 *', 366 * day - 40 * 60_000],
])('%s is %s and waits at most %d ms', (text, printed, gap) => {
  const cron = parseCron(text)
  expect(cron && printCron(cron)).toBe(printed)
  expect(parseCron(printed)).toEqual(cron)
  expect(cron && longestGap(cron)).toBe(gap)
})

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '5-1 * * * *',
  '*/0 * * * *',
  'a * * * *',
  '@every 5m',
  '1,,2 * * * *',
  '* * * * 8',
  '${X} * * * *',
])('%j is no schedule', (text) => expect(parseCron(text)).toBeUndefined())

test.each([
  ['0 3 * * *', '2026-11-21T03:00:00Z', '2026-11-22T03:00:00.000Z'],
  ['0 3 * * *', '2026-11-21T02:59:59Z', '2026-11-21T03:00:00.000Z'],
  ['0 0 29 2 *', '2096-03-01T00:00:00Z', '2104-02-29T00:00:00.000Z'],
  ['0 0 13 * fri', '2026-11-21T00:00:00Z', '2026-11-27T00:00:00.000Z'],
  ['0 0 *,13 * fri', '2026-11-21T00:00:00Z', '2026-11-27T00:00:00.000Z'],
  ['0 0 */2 * fri', '2026-11-21T00:00:00Z', '2026-11-23T00:00:00.000Z'],
])('%s after %s runs at %s', (text, after, next) => {
  const cron = parseCron(text)
  expect(cron && nextRun(cron, new Date(after))?.toISOString()).toBe(next)
})

test('the 30th of February never comes', () => {
  const cron = parseCron('0 0 30 2 *')
  expect(cron).toBeDefined()
  expect(cron && nextRun(cron, new Date('2026-01-01T00:00:00Z'))).toBeUndefined()
  expect(cron && longestGap(cron)).toBeUndefined()
})
