import { expect, test } from 'vitest'
import { endOf, hasEnded, productsWithEnds } from './lifecycles.ts'

const on = new Date('2026-11-21T12:00:00Z')

test.each([
  ['kubernetes', '1.34.2', '1.34', '2026-10-27', '1.36', true],
  ['eks', '1.34', '1.34', '2026-12-02', '1.36', false],
  ['node', '20-alpine', '20', '2026-04-30', '24', true],
  ['node', '24.19.0', '24', '2028-04-30', undefined, false],
  ['debian', '12', '12', '2026-07-11', '13', true],
  ['distroless/nodejs', 'debian12', 'debian12', '2026-01-31', 'debian13', true],
  ['distroless/static', 'debian13', 'debian13', undefined, undefined, false],
  ['python', 'v3.8.1', '3.8', '2024-10-07', '3.14', true],
])('%s %s belongs to %s, ends on %s, successor %s, ended: %s', (product, version, cycle, ends, successor, over) => {
  expect(endOf(product, version)).toMatchObject({
    cycle,
    source: expect.stringMatching(/./),
    date: expect.stringMatching(/./),
  })
  expect(endOf(product, version)?.ends).toBe(ends)
  expect(endOf(product, version)?.successor).toBe(successor)
  expect(hasEnded(product, version, on)).toBe(over)
})

test('support lasts to the end of its last day', () => {
  expect(hasEnded('kubernetes', '1.34', new Date('2026-10-27T23:59:59Z'))).toBe(false)
  expect(hasEnded('kubernetes', '1.34', new Date('2026-10-28T00:00:00Z'))).toBe(true)
})

test('what is not known is not guessed', () => {
  expect(endOf('kubernetes', '1.340')).toBeUndefined()
  expect(endOf('no-such-product', '1')).toBeUndefined()
  expect(hasEnded('node', 'latest', on)).toBeUndefined()
  expect(productsWithEnds()).toContain('postgresql')
})
