import { expect, test } from 'vitest'
import { constraintOf, type Scheme } from './constraint.ts'

/** Scheme, constraint, what it admits, what it does not, its lowest version, whether it is pinned. */
const table: readonly (readonly [Scheme, string, readonly string[], readonly string[], string | undefined, boolean])[] =
  [
    ['npm', '1.2.3', ['1.2.3', '1.2.3+b'], ['1.2.4', '1.2.3-rc.1'], '1.2.3', true],
    ['npm', '^1.2', ['1.2.0', '1.9.9'], ['2.0.0', '2.0.0-rc.1', '1.3.0-rc.1'], '1.2.0', false],
    ['npm', '^0.2.3', ['0.2.9'], ['0.3.0'], '0.2.3', false],
    ['npm', '~1.2.3-rc.1', ['1.2.3-rc.2', '1.2.9'], ['1.2.4-rc.1', '1.3.0'], '1.2.3-rc.1', false],
    ['npm', '>1.2', ['1.3.0'], ['1.2.9'], '1.3.0', false],
    ['npm', '>=1.2.7 <1.3.0 || 3.x', ['1.2.8', '3.1.4'], ['1.3.0', '2.0.0'], '1.2.7', false],
    ['npm', '1.2 - 2.3', ['1.2.0', '2.3.9'], ['2.4.0'], '1.2.0', false],
    ['npm', '*', ['0.0.1'], ['1.0.0-rc.1'], '0.0.0', false],
    ['npm', '', ['1.0.0'], [], '0.0.0', false],
    ['pep440', '==1.4', ['1.4', '1.4.0', '1.4+local'], ['1.4.1', '1.4.post1'], '1.4', true],
    ['pep440', '==1.4.*', ['1.4', '1.4.7'], ['1.5', '1.4rc1'], '1.4', false],
    ['pep440', '~=1.4.2', ['1.4.2', '1.4.99'], ['1.5', '1.4.1'], '1.4.2', false],
    ['pep440', '>=1.0,!=1.3,<2', ['1.2', '1.9'], ['1.3', '2.0', '2.0rc1'], '1.0', false],
    ['pep440', '>1.7', ['1.7.1'], ['1.7', '1.7.post2', '1.7+x'], '1.7', false],
    ['pep440', '>=2.0rc1', ['2.0rc2', '2.0'], ['1.9'], '2.0rc1', false],
    ['pep440', '===1.0-weird', ['1.0-weird'], ['1.0'], undefined, true],
    ['maven', '3.2.1', ['3.2.1'], ['3.2.2'], '3.2.1', true],
    ['maven', '[1.0,2.0)', ['1.0', '1.9', '2.0-rc1'], ['2.0', '1.0-rc1'], '1.0', false],
    ['maven', '[1.0]', ['1.0.0'], ['1.1'], '1.0', true],
    ['maven', '(,1.0],[1.2,)', ['0.9', '1.2'], ['1.1'], undefined, false],
    ['gradle', '1.+', ['1.0', '1.9'], ['2.0', '10.0'], '1', false],
    ['gradle', ']1.0,2.0[', ['1.5'], ['1.0', '2.0'], '1.0', false],
    ['gradle', '1.7!!', ['1.7'], ['1.8'], '1.7', true],
    ['go', 'v1.2.3', ['v1.2.3', 'v1.9.0'], ['v1.2.2', 'v2.0.0'], 'v1.2.3', true],
    ['cargo', '1.2', ['1.2.0', '1.9.0'], ['2.0.0', '1.3.0-rc.1'], '1.2.0', false],
    ['cargo', '=1.2.3', ['1.2.3'], ['1.2.4'], '1.2.3', true],
    ['cargo', '0.0.3', ['0.0.3'], ['0.0.4'], '0.0.3', false],
    ['cargo', '1.*', ['1.5.0'], ['2.0.0'], '1.0.0', false],
    ['cargo', '>=1.2, <1.5', ['1.4.9'], ['1.5.0'], '1.2.0', false],
    ['cargo', '<=1', ['1.9.9'], ['2.0.0'], undefined, false],
    ['gem', '~> 1.2', ['1.2', '1.9.1'], ['2.0', '1.1'], '1.2', false],
    ['gem', '~> 1.2.3', ['1.2.9'], ['1.3'], '1.2.3', false],
    ['gem', '>= 5.0, < 8, != 6.0', ['5.0', '7.9'], ['6.0', '8.0', '7.0.rc1'], '5.0', false],
    ['gem', '1.2.0', ['1.2', '1.2.0'], ['1.2.1'], '1.2.0', true],
    ['composer', '^8.1', ['8.1.0', '8.4.2'], ['9.0.0', '8.0.9'], '8.1', false],
    ['composer', '~1.2.3', ['1.2.9'], ['1.3.0'], '1.2.3', false],
    ['composer', '~1.2', ['1.9'], ['2.0'], '1.2', false],
    ['composer', '1.2.*', ['1.2.7'], ['1.3.0'], '1.2', false],
    ['composer', '^7.4 || ^8.0', ['7.4.1', '8.3'], ['7.3', '9.0'], '7.4', false],
    ['composer', '1.0 - 2.0', ['2.0.9'], ['2.1'], '1.0', false],
    ['composer', '^2.0@beta', ['2.1.0-beta1'], ['2.1.0-alpha1'], '2.0', false],
    ['composer', '2.3.1', ['2.3.1', 'v2.3.1.0'], ['2.3.2'], '2.3.1', true],
    ['nuget', '1.2.3', ['1.2.3', '2.0.0'], ['1.2.2'], '1.2.3', true],
    ['nuget', '[1.2.3]', ['1.2.3'], ['1.2.4'], '1.2.3', true],
    ['nuget', '[1.0,2.0)', ['1.5.0'], ['2.0.0'], '1.0', true],
    ['nuget', '(,2.0)', ['1.0.0'], ['2.0.0'], undefined, false],
    ['nuget', '1.*', ['1.9.0'], ['2.0.0', '1.9.0-rc1'], '1', false],
    ['nuget', '1.0.0-rc*', ['1.0.0-rc2', '1.0.0'], ['1.0.0-beta1'], '1.0.0-rc', false],
  ]

test.each(table)('%s %j admits %j, not %j', (scheme, text, inside, outside, lowest, pinned) => {
  const constraint = constraintOf(scheme, text)
  expect(constraint).toBeDefined()
  expect(inside.filter((version) => !constraint?.admits(version))).toEqual([])
  expect(outside.filter((version) => constraint?.admits(version) !== false)).toEqual([])
  expect(constraint?.lowest).toBe(lowest)
  expect(constraint?.pinned).toBe(pinned)
})

test.each([
  ['npm', 'latest'],
  ['npm', 'workspace:*'],
  ['npm', '1.*.3'],
  ['pep440', '1.0'],
  ['pep440', '~=1'],
  ['maven', '${revision}'],
  ['maven', 'LATEST'],
  ['maven', '[1.0'],
  ['gradle', 'latest.release'],
  ['go', '1.2.3'],
  ['cargo', ''],
  ['gem', 'new'],
  ['composer', 'dev-main'],
  ['nuget', '$(Version)'],
  ['nuget', '[,]'],
  ['npm', '1'.repeat(2000)],
] as const)('%s: %j is no constraint', (scheme, text) => expect(constraintOf(scheme, text)).toBeUndefined())
