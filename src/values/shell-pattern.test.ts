import { expect, test } from 'vitest'
import { matchesShellPattern, replacedIn, withoutPrefix, withoutSuffix } from './shell-pattern.ts'

test.each([
  ['v1.2.3', 'v*', true],
  ['v1.2.3', '*.?.[0-9]', true],
  ['a*b', 'a\\*b', true],
  ['axb', 'a\\*b', false],
  ['b', '[!a]', true],
  ['a', '[!a-c]', false],
  ['[', '[', true],
  ['', '*', true],
])('%s against %s: %s', (text, pattern, expected) => expect(matchesShellPattern(text, pattern)).toBe(expected))

test('beginnings and ends are cut, the shortest or the longest', () => {
  expect(withoutPrefix('a/b/c', '*/', false)).toBe('b/c')
  expect(withoutPrefix('a/b/c', '*/', true)).toBe('c')
  expect(withoutSuffix('a.tar.gz', '.*', false)).toBe('a.tar')
  expect(withoutSuffix('a.tar.gz', '.*', true)).toBe('a')
  expect(withoutPrefix('abc', 'x', false)).toBe('abc')
})

test('matches are replaced, the first or all', () => {
  expect(replacedIn('a-b-c', '-', '_', false)).toBe('a_b-c')
  expect(replacedIn('a-b-c', '-', '_', true)).toBe('a_b_c')
})

test('a pattern of stars takes no time to speak of', () => {
  const start = performance.now()
  expect(matchesShellPattern('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false)
  expect(performance.now() - start).toBeLessThan(3000)
})
