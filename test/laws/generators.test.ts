import { describe, expect, it } from 'vitest'
import { generators } from '../../src/generators/index.ts'
import { make } from '../../src/generators/make.ts'
import type { Artifact } from '../../src/model/blueprint.ts'
import { matchesGlob } from '../../src/values/glob.ts'
import { blueprintOf, specs } from './specs.ts'

describe.each(Object.entries(specs))('for %s', (_, text) => {
  const blueprint = blueprintOf(text)

  it('making twice gives the same bytes', () => {
    expect(make(blueprintOf(text))).toEqual(make(blueprint))
  })

  it.each(Object.entries(generators))(
    '%s writes where it says, what was decided, and nothing that another may write',
    (id, generator) => {
      const artifacts = generator.wants(blueprint) ? [...generator.make(blueprint, [])] : []
      expect(faultsOf(id, artifacts, Object.keys(blueprint.decided))).toEqual([])
    },
  )
})

describe('the law sees', () => {
  const artifact: Artifact = { path: 'docs/runbooks/x.md', text: '', because: ['network'] }
  it.each([
    ['a path outside its globs', { ...artifact, path: 'docs/x.md' }],
    ['a path that climbs out', { ...artifact, path: 'docs/runbooks/../../x.md' }],
    ['a reason that was never decided', { ...artifact, because: ['taste'] }],
    ['a file for which there is no reason', { ...artifact, because: [] }],
  ])('%s', (_, planted) => expect(faultsOf('runbooks', [planted], ['network'])).not.toEqual([]))
  it('no fault in an artifact that is in order', () =>
    expect(faultsOf('runbooks', [artifact], ['network'])).toEqual([]))
})

function faultsOf(id: string, artifacts: readonly Artifact[], decided: readonly string[]): string[] {
  return artifacts.flatMap(({ path, because }) => {
    const owners = Object.entries(generators).filter(([, { paths }]) => matchesGlob(path, paths))
    return [
      ...(path.split('/').includes('..') || path.startsWith('/') ? [`${path} leads out`] : []),
      ...(owners.length === 1 && owners[0]?.[0] === id
        ? []
        : [`${path} belongs to ${owners.map(([owner]) => owner).join(' and ') || 'nobody'}`]),
      ...(because.length === 0 ? [`${path} has no reason`] : []),
      ...because
        .filter((key) => !decided.includes(key))
        .map((key) => `${path} is because of ${key}, which was not asked`),
    ]
  })
}
