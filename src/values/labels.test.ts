import { expect, test } from 'vitest'
import { compareLabels, fingerprintOf, printLabels } from './labels.ts'

// Reckoned by FNV-1a in Go.
test.each([
  [{}, 'cbf29ce484222325'],
  [{ a: 'b' }, 'd2b371819297f98a'],
  [{ job: 'api', alertname: 'HighLatency', instance: 'web-1:9100' }, '12865a07261d0780'],
  [{ stadt: 'Zürich', emoji: '🔥' }, '30fbb64aa33b2086'],
])('%j has its fingerprint', (labels, fingerprint) => {
  expect(fingerprintOf(labels)).toBe(fingerprint)
})

test('a set is printed in the order of its names, with the escapes of Go', () => {
  expect(printLabels({ b: 'say "hi"\n', a: 'Zürich\u00a0\u0001\\' })).toBe(
    '{a="Zürich\\u00a0\\x01\\\\", b="say \\"hi\\"\\n"}',
  )
  expect(printLabels({})).toBe('{}')
})

test('sets are ordered by size, then by what differs first', () => {
  const sets = [{ a: '2' }, { a: '1', b: '1' }, { b: '0' }, { a: '1' }]
  expect([...sets].sort(compareLabels)).toEqual([{ b: '0' }, { a: '1' }, { a: '2' }, { a: '1', b: '1' }])
})
