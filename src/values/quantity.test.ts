import { expect, test } from 'vitest'
import { compareQuantities, parseQuantity, parseSize, printQuantity, printSize } from './quantity.ts'

test.each([
  ['500m', 0.5],
  ['0.1', 0.1],
  ['1.5Gi', 1610612736],
  ['1e3', 1000],
  ['1E', 1e18],
  ['1E2', 100],
  ['128M', 128e6],
  ['-1k', -1000],
  ['.5', 0.5],
  ['100n', 1e-7],
  [2, 2],
])('%s is %d', (text, amount) => expect(parseQuantity(text)).toBe(amount))

test.each(['', 'm', '1 Gi', '1gi', '1KB', 'NaN', '0x10', '1.2.3', '1mm', Number.NaN, `${'9'.repeat(100)}`])(
  '%s is no quantity',
  (text) => expect(parseQuantity(text)).toBeUndefined(),
)

test('quantities compare by amount, not by text', () => {
  expect(compareQuantities('1Gi', '1G')).toBeGreaterThan(0)
  expect(compareQuantities('500m', 0.5)).toBe(0)
  expect(compareQuantities('500m', 'much')).toBeUndefined()
})

test.each([
  [0.5, 'cores', '500m'],
  [2, 'cores', '2'],
  [0.1 + 0.2, 'cores', '300m'],
  [1.5 * 1024 ** 3, 'bytes', '1536Mi'],
  [128e6, 'bytes', '128M'],
  [1023, 'bytes', '1023'],
  [0, 'bytes', '0'],
] as const)('%d %s prints as %s', (amount, of, text) => expect(printQuantity(amount, of)).toBe(text))

test.each([
  ['1TB', 1e12, '1 TB'],
  ['500 GB', 500e9, '500 GB'],
  ['1.5 GiB', 1.5 * 1024 ** 3, '1536 MiB'],
  ['20Gi', 20 * 1024 ** 3, '20 GiB'],
  ['20g', 20e9, '20 GB'],
  ['12 B', 12, '12 B'],
  [1024, 1024, '1 KiB'],
])('the size %s is %d bytes, printed %s', (text, bytes, printed) => {
  expect(parseSize(text)).toBe(bytes)
  expect(printSize(bytes)).toBe(printed)
})

test.each(['', 'TB', '1 XB', '1  TB', '-1GB', 'iB', '1i', -1])('%s is no size', (text) =>
  expect(parseSize(text)).toBeUndefined(),
)
