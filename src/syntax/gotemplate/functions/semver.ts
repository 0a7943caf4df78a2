import { fail } from '../fault.ts'
import { type Func, of } from '../function.ts'
import { listOf, type Method, type Sized, type Struct, type Value } from '../value.ts'
import { compared, satisfies, type Version, versionOf, versionText } from './constraint.ts'

export const semver: Readonly<Record<string, Func>> = {
  semver: of(['string'], (text) => versionValue(versionOf(text) ?? fail('Invalid Semantic Version'))),
  semverCompare: of(['string', 'string'], (constraint, text) => {
    const version = versionOf(text) ?? fail('Invalid Semantic Version')
    return satisfies(constraint, version) ?? fail(`improper constraint: "${constraint}"`)
  }),
}

const versions = new WeakMap<Struct, Version>()

function versionValue(version: Version): Struct {
  const { major, minor, patch, pre, meta, original } = version
  const unsigned = (value: bigint): Sized => ({ is: 'sized', kind: 'uint64', value })
  const gives = (value: () => Value): Method => ({ is: 'method', takes: [], run: value })
  const asks = (test: (order: number) => Value): Method => ({
    is: 'method',
    takes: ['any'],
    run: ([other]) => {
      const theirs =
        typeof other === 'object' && other !== null && other.is === 'struct' ? versions.get(other) : undefined
      return theirs ? test(compared(version, theirs)) : fail('wrong type for value; expected *semver.Version')
    },
  })
  const made: Struct = {
    is: 'struct',
    type: '*semver.Version',
    fields: new Map(),
    as: versionText(version),
    methods: {
      Major: gives(() => unsigned(major)),
      Minor: gives(() => unsigned(minor)),
      Patch: gives(() => unsigned(patch)),
      Prerelease: gives(() => pre),
      Metadata: gives(() => meta),
      Original: gives(() => original),
      String: gives(() => versionText(version)),
      IncMajor: gives(() => versionValue({ ...version, major: major + 1n, minor: 0n, patch: 0n, pre: '', meta: '' })),
      IncMinor: gives(() => versionValue({ ...version, minor: minor + 1n, patch: 0n, pre: '', meta: '' })),
      IncPatch: gives(() => versionValue({ ...version, patch: pre === '' ? patch + 1n : patch, pre: '', meta: '' })),
      Compare: asks((order) => BigInt(order)),
      Equal: asks((order) => order === 0),
      LessThan: asks((order) => order < 0),
      GreaterThan: asks((order) => order > 0),
      Segments: gives(() => listOf([major, minor, patch], '[]int64')),
    },
  }
  versions.set(made, version)
  return made
}
