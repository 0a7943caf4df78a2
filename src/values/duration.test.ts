import { expect, test } from 'vitest'
import { parseDuration, printDuration } from './duration.ts'

test.each([
  ['5m', 300_000, '5m'],
  ['1h30m', 5_400_000, '1h30m'],
  ['90m', 5_400_000, '1h30m'],
  ['250ms', 250, '250ms'],
  ['30d', 2_592_000_000, '30d'],
  ['1w', 604_800_000, '1w'],
  ['8d', 691_200_000, '8d'],
  ['1.5h', 5_400_000, '1h30m'],
  ['0', 0, '0s'],
  ['1y', 31_536_000_000, '1y'],
  ['24h', 86_400_000, '1d'],
])('%s is %d ms and prints as %s', (text, milliseconds, printed) => {
  expect(parseDuration(text)).toBe(milliseconds)
  expect(printDuration(milliseconds)).toBe(printed)
})

test.each(['', '5', '5 m', 'm', '-5m', '5m!', 'PT5M', '1h30', `${'9'.repeat(500)}s`])('%j is no duration', (text) =>
  expect(parseDuration(text)).toBeUndefined(),
)

test('parts of a millisecond are read and rounded away', () => {
  expect(parseDuration('500us')).toBe(0.5)
  expect(printDuration(-1)).toBe('0s')
})
