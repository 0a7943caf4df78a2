import { expect, test } from 'vitest'
import { type Field, message } from './protobuf.ts'

// The first three are the examples of protobuf.dev/programming-guides/encoding, 2026-11-21.
test.each<[string, Field[], string]>([
  ['a number of two bytes', [[1, 150]], '089601'],
  ['text', [[2, 'testing']], '120774657374696e67'],
  ['a message in a message', [[3, message([[1, 150]])]], '1a03089601'],
  ['what is true', [[4, true]], '2001'],
  ['a field beyond fifteen', [[16, 1]], '800101'],
  ['an empty message', [[1, message([])]], '0a00'],
  ['a text that is not ASCII, by its bytes', [[1, 'ä']], '0a02c3a4'],
  [
    'nothing for a default',
    [
      [1, 0],
      [2, false],
    ],
    '',
  ],
])('writes %s', (_, fields, expected) => {
  expect(Buffer.from(message(fields)).toString('hex')).toBe(expected)
})

test('counts more than 127 bytes in two', () => {
  const written = message([[1, 'a'.repeat(300)]])
  expect([...written.slice(0, 3)]).toEqual([0x0a, 0xac, 0x02])
  expect(written).toHaveLength(303)
})
