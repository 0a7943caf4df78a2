import { expect, test } from 'vitest'
import { parsePercent, printPercent } from './percent.ts'

test.each([
  [99.9, 0.999, '99.9%'],
  ['99.9 %', 0.999, '99.9%'],
  ['99.95%', 0.9995, '99.95%'],
  [0.999, 0.999, '99.9%'],
  ['0.5%', 0.005, '0.5%'],
  [100, 1, '100%'],
  [1, 1, '100%'],
  [0, 0, '0%'],
])('%s is the share %d, printed %s', (text, share, printed) => {
  expect(parsePercent(text)).toBe(share)
  expect(printPercent(share)).toBe(printed)
})

test.each(['', '%', '101', -1, 'three nines', '99,9', Number.NaN, '99.9.9'])('%s is no percentage', (text) =>
  expect(parsePercent(text)).toBeUndefined(),
)
