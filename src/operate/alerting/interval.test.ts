import { expect, test } from 'vitest'
import type { Interval } from '../../model/routing.ts'
import { contains } from './interval.ts'

test.each<[string, Interval, string, boolean]>([
  ['everything', {}, '2026-11-27T12:00:00Z', true],
  ['the end of times is outside', { times: [[540, 1020]] }, '2026-11-27T17:00:00Z', false],
  ['the start of times is inside', { times: [[540, 1020]] }, '2026-11-27T09:00:00Z', true],
  ['a weekday', { weekdays: [[1, 5]] }, '2026-11-27T12:00:00Z', true],
  ['the weekend', { weekdays: [[1, 5]] }, '2026-11-28T12:00:00Z', false],
  ['the last day of a month', { daysOfMonth: [[-1, -1]] }, '2026-11-30T12:00:00Z', true],
  ['the last day of February', { daysOfMonth: [[-1, -1]] }, '2028-02-28T12:00:00Z', false],
  ['the day before the last', { daysOfMonth: [[-3, -1]] }, '2026-11-27T12:00:00Z', false],
  ['a day that a month has not', { daysOfMonth: [[31, 31]] }, '2026-11-30T12:00:00Z', false],
  ['from the first to beyond the last', { daysOfMonth: [[20, 31]] }, '2026-11-30T12:00:00Z', true],
  ['a month', { months: [[10, 12]] }, '2026-11-27T12:00:00Z', true],
  ['a year', { years: [[2020, 2025]] }, '2026-11-27T12:00:00Z', false],
  [
    'clocks of another place',
    { times: [[0, 60]], weekdays: [[6, 6]], location: 'Asia/Kolkata' },
    '2026-11-27T18:45:00Z',
    true,
  ],
  ['summer time', { times: [[120, 180]], location: 'Europe/Berlin' }, '2026-07-01T00:30:00Z', true],
  ['winter time', { times: [[120, 180]], location: 'Europe/Berlin' }, '2026-12-01T00:30:00Z', false],
  [
    'the month in which clocks go back',
    { daysOfMonth: [[-1, -1]], location: 'Europe/Berlin' },
    '2026-10-31T12:00:00Z',
    true,
  ],
  ['all have to fit', { weekdays: [[5, 5]], months: [[1, 1]] }, '2026-11-27T12:00:00Z', false],
])('%s', (_, interval, at, expected) => {
  expect(contains(interval, new Date(at))).toBe(expected)
})
