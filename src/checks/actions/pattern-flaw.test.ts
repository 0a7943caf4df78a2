import { expect, test } from 'vitest'
import { patternFlaw } from './pattern-flaw.ts'

test.each([
  'main',
  '**',
  'v[0-9]+',
  'release/**',
  '!old/**',
  'v1.*',
  'a?b',
  '[0-9a-f]+',
  'x\\+',
  '*.*',
  'docs/**.md',
  'v[12].[0-9]+.[0-9]+',
])('%s is fine', (pattern) => {
  expect(patternFlaw(pattern, 'ref')).toBeUndefined()
})

test.each(['', '!', ' ', '^foo-', 'v\\d+', '/v1/', 'v*+', 'v[9-1]', 'v[0-', '[x]', 'a b', 'a..b:c', '+x'])(
  '%s is none',
  (pattern) => {
    expect(patternFlaw(pattern, 'ref')).toBeDefined()
  },
)

test.each(['./a', '../a', '.', '/a', ' a', 'a\n'])('%s is no path', (pattern) => {
  expect(patternFlaw(pattern, 'path')).toBeDefined()
})

test.each(['.github/**', 'a b', '**/*.md', 'foo\\bar', '^x'])('%s is a path', (pattern) => {
  expect(patternFlaw(pattern, 'path')).toBeUndefined()
})
