import { expect, it } from 'vitest'
import { minutesToTell } from './canary.ts'

it('watches a share until a version that fails at the rate of a page has failed three times', () => {
  // 5 a second reach it; 6 * 0.05 % of them fail: three within 1,000, which take 200 seconds.
  expect(minutesToTell(50, 0.9995)).toBe(5)
  // 0.2 a second: 5,000 seconds.
  expect(minutesToTell(2, 0.9995)).toBe(84)
  expect(minutesToTell(120, 0.9999)).toBe(7)
  expect(minutesToTell(1000, 0.99)).toBe(5)
})
