import { expect, test } from 'vitest'
import { compareVersions, isPreRelease, parseVersion, printVersion, satisfies } from './semver.ts'

const version = (text: string) => parseVersion(text) ?? expect.unreachable(text)

test.each([
  ['v1.2.3', { major: 1, minor: 2, patch: 3 }, '1.2.3'],
  ['1.30', { major: 1, minor: 30 }, '1.30'],
  ['18-alpine', { major: 18, suffix: 'alpine' }, '18-alpine'],
  ['3.13.0rc1', { major: 3, minor: 13, patch: 0, suffix: 'rc1' }, '3.13.0-rc1'],
  ['1.2.3-rc.1+b7', { major: 1, minor: 2, patch: 3, suffix: 'rc.1+b7' }, '1.2.3-rc.1+b7'],
])('%s is read as far as it goes', (text, parts, printed) => {
  expect(parseVersion(text)).toEqual(parts)
  expect(printVersion(version(text))).toBe(printed)
})

test.each(['', 'latest', 'v', 'bookworm', '3d3c42e5aac5ba805825da76410c181273ba90b1', '1..2', '${TAG}', '1.2.3 beta'])(
  '%j is no version',
  (text) => expect(parseVersion(text)).toBeUndefined(),
)

test.each([
  ['1.9', '1.10', -1],
  ['1.2.0', '1.2', 0],
  ['1.2.0-rc.2', '1.2.0-rc.10', -1],
  ['1.2.0-rc.2', '1.2.0', -1],
  ['24-alpine', '24-slim', 0],
  ['2', '1.99.99', 1],
])('%s against %s is %d', (a, b, order) => {
  expect(Math.sign(compareVersions(version(a), version(b)))).toBe(order)
  expect(Math.sign(compareVersions(version(b), version(a)))).toBe(order === 0 ? 0 : -order)
})

test('alpine is no pre-release', () => {
  expect(isPreRelease(version('24-alpine'))).toBe(false)
  expect(isPreRelease(version('24.0.0-alpha.1'))).toBe(true)
})

test.each([
  ['6.66.0', '~> 6.0', true],
  ['7.0.0', '~> 6.0', false],
  ['6.0.9', '~> 6.0.1', true],
  ['6.1.0', '~> 6.0.1', false],
  ['1.15.0', '>= 1.11', true],
  ['1.10.9', '>= 1.11, < 2', false],
  ['2.0.0', '>=1.11 <2', false],
  ['1.9.0', '^1.2', true],
  ['2.0.0-rc.1', '^1.2', false],
  ['0.3.0', '^0.2.1', false],
  ['1.2.9', '~1.2.3', true],
  ['1.3.0', '~1.2.3', false],
  ['1.30.4', '1.30', true],
  ['20.1.0', '20.x', true],
  ['20.1.0', '18.x || 20.x', true],
  ['3.1.0', '!= 3.1.0', false],
  ['3.1.0', '*', true],
  ['latest', '>= 1', undefined],
  ['1.0.0', 'what?', undefined],
  ['1.0.0', '>=', undefined],
])('%s in %s: %s', (text, range, met) => expect(satisfies(text, range)).toBe(met))
