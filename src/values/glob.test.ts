import { expect, test } from 'vitest'
import { matchesGlob } from './glob.ts'

test.each([
  ['main.tf', '*.tf', true],
  ['a/main.tf', '*.tf', false],
  ['main.tf', '**/*.tf', true],
  ['a/b/main.tf', '**/*.tf', true],
  ['.github/workflows/ci.yml', '.github/workflows/*.{yml,yaml}', true],
  ['.github/workflows/ci.json', '.github/workflows/*.{yml,yaml}', false],
  ['a/b/c', 'a/**', true],
  ['a', 'a/**', false],
  ['a/x/y/b', 'a/**/b', true],
  ['a/b', 'a/**/b', true],
  ['a/x/b/c', 'a/**/b', false],
  ['Dockerfile.dev', '**/{Dockerfile,Dockerfile.*,*.{docker,oci}}', true],
  ['x/a.oci', '**/{Dockerfile,Dockerfile.*,*.{docker,oci}}', true],
  ['file1', 'file?', true],
  ['file', 'file?', false],
  ['a.b', 'a?b', true],
  ['axb', 'a.b', false],
  ['{a', '{a', true],
  ['x', './x', true],
  ['anything/at/all', '**', true],
  ['a+b(c)', 'a+b(c)', true],
  ['bin/deploy', '**/!(*.*)', true],
  ['bin/deploy.sh', '**/!(*.*)', false],
])('%s against %s: %s', (path, glob, matches) => expect(matchesGlob(path, glob)).toBe(matches))

test('any of several globs is enough', () => {
  expect(matchesGlob('a.tf', ['*.yml', '*.tf'])).toBe(true)
  expect(matchesGlob('a.tf', [])).toBe(false)
})

test('hostile globs and paths take no time', () => {
  const started = performance.now()
  expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(500)}b`)).toBe(false)
  expect(matchesGlob('a/'.repeat(2000), `${'**/a/'.repeat(200)}b`)).toBe(false)
  expect(matchesGlob('a', '{a,b}'.repeat(40))).toBe(false)
  expect(performance.now() - started).toBeLessThan(2000)
})
