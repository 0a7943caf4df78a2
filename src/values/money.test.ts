import { expect, test } from 'vitest'
import { parseMoney, printMoney } from './money.ts'

test.each([
  [20500, 20500, 'USD', '$20,500'],
  ['20500', 20500, 'USD', '$20,500'],
  ['20500 USD', 20500, 'USD', '$20,500'],
  ['$20,500', 20500, 'USD', '$20,500'],
  ['20,500 USD a month', 20500, 'USD', '$20,500'],
  ['€1.5k/month', 1500, 'EUR', '€1,500'],
  ['CHF 1,000,000', 1e6, 'CHF', 'CHF 1,000,000'],
  ['2M eur', 2e6, 'EUR', '€2,000,000'],
  ['$0.10', 0.1, 'USD', '$0.10'],
  ['200 per month', 200, 'USD', '$200'],
])('%s is %d %s, printed %s', (text, amount, currency, printed) => {
  expect(parseMoney(text)).toEqual({ amount, currency })
  expect(printMoney({ amount, currency })).toBe(printed)
})

test.each(['', 'USD', '-5', '1,50', '20 dollars', '$5 USD', '1.2.3', Number.NaN, -1])('%s is no money', (text) =>
  expect(parseMoney(text)).toBeUndefined(),
)

test('a negative amount carries its sign in front', () =>
  expect(printMoney({ amount: -1234.5, currency: 'USD' })).toBe('-$1,235'))
