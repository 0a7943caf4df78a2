import { expect, test } from 'vitest'
import { addressCount, contains, overlaps, parseCidr, printCidr, subnet } from './cidr.ts'

const block = (text: string) => parseCidr(text) ?? expect.unreachable(text)

test.each([
  ['10.0.0.0/16', '10.0.0.0/16'],
  ['10.0.3.7/16', '10.0.0.0/16'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['::/0', '::/0'],
  ['2001:DB8:0:0:1::/64', '2001:db8::/64'],
  ['fe80::1/128', 'fe80::1/128'],
  ['::ffff:10.0.0.1/128', '::ffff:a00:1/128'],
  ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128'],
  ['1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:7:8/128'],
])('%s prints as %s', (text, printed) => expect(printCidr(block(text))).toBe(printed))

test.each([
  '',
  '/',
  '10.0.0.0',
  '10.0.0/8',
  '10.0.0.256/8',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.01/8',
  '::1::/64',
  '1:2:3:4:5:6:7/64',
  '::/129',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  'var.cidr',
  '1:2:3:4:5:6:7:8::/64',
])('%j is no block', (text) => expect(parseCidr(text)).toBeUndefined())

test.each([
  ['10.0.0.0/8', '10.255.0.0/16', true, true],
  ['10.255.0.0/16', '10.0.0.0/8', false, true],
  ['10.0.0.0/16', '10.1.0.0/16', false, false],
  ['0.0.0.0/0', '::/64', false, false],
])('%s contains %s: %s; they overlap: %s', (a, b, within, overlap) => {
  expect(contains(block(a), block(b))).toBe(within)
  expect(overlaps(block(a), block(b))).toBe(overlap)
})

test.each([
  ['10.0.0.0/16', 4, 3, '10.0.48.0/20'],
  ['10.0.0.0/16', 0, 0, '10.0.0.0/16'],
  ['10.0.0.0/16', 2, 4, undefined],
  ['10.0.0.0/30', 3, 0, undefined],
  ['10.0.0.0/16', -1, 0, undefined],
])('%s cut by %d bits, part %d: %s', (text, bits, index, printed) => {
  const part = subnet(block(text), bits, index)
  expect(part && printCidr(part)).toBe(printed)
})

test('a /24 holds 256 addresses', () => expect(addressCount(block('10.0.0.0/24'))).toBe(256n))
