import { expect, test } from 'vitest'
import {
  parseDuration,
  parseGoDuration,
  parseIsoDuration,
  parsePrometheusDuration,
  printDuration,
  spokenDuration,
} from './duration.ts'

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

test.each([
  ['5m', 300_000, 300_000],
  ['1h30m', 5_400_000, 5_400_000],
  ['30m1h', undefined, 5_400_000],
  ['1.5h', undefined, 5_400_000],
  ['1d', 86_400_000, undefined],
  ['1y2w', 32_745_600_000, undefined],
  ['5m5m', undefined, 600_000],
  ['-5m', undefined, -300_000],
  ['.5s', undefined, 500],
  ['500us', undefined, 0.5],
  ['0', 0, 0],
  ['', undefined, undefined],
  ['5', undefined, undefined],
  ['300y', undefined, undefined],
])('%j is %s ms to Prometheus and %s to Go', (text, prometheus, go) => {
  expect(parsePrometheusDuration(text)).toBe(prometheus)
  expect(parseGoDuration(text)).toBe(go)
})

test.each([
  ['PT5M', 300_000],
  ['P1DT12H', 129_600_000],
  ['P2W', 1_209_600_000],
  ['PT0.5S', 500],
  ['PT1,5H', 5_400_000],
  ['P', undefined],
  ['P1DT', undefined],
  ['P1M', undefined],
  ['P1Y', undefined],
  ['5m', undefined],
])('%s is %s ms to ISO 8601', (text, milliseconds) => expect(parseIsoDuration(text)).toBe(milliseconds))

test.each([
  [40_000, '40 s'],
  [300_000, '5 min'],
  [7_500_000, '2 h 5 min'],
  [3_600_000, '1 h'],
  [3 * 86_400_000, '3 d'],
])('%d is said as %s', (milliseconds, said) => expect(spokenDuration(milliseconds)).toBe(said))
