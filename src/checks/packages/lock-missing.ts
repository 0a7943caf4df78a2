import { Dependency, LockFile, Manifest } from '../../kinds/packages.ts'
import { type DataOf, folderOf, type Resource } from '../../model/resource.ts'
import { directoryOf } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Manifest>> = {
  title: 'Nothing holds the versions of the dependencies',
  why: `Without a lock file each installation takes what is newest in range, and what its own dependencies ask for: two builds
of one commit differ. Commit the lock file, and install with \`npm ci\`.`,
  severity: 'low',
  level: 'strict',
  on: Manifest,
  controls: ['nist-800-53/CM-2', 'nist-800-53/SR-4'],
  *run({ ecosystem, private: isPrivate, name = 'the package' }, { resource, estate }) {
    if (ecosystem !== 'npm' || !isPrivate) return
    const { path } = resource.tree.file
    const dependencies = estate.by(Dependency, byFile).get(path) ?? []
    if (!dependencies.some(({ data }) => data.source === 'registry' && data.scope === 'runtime')) return
    const locks = estate.by(LockFile, folderOf)
    for (let at = directoryOf(path); ; at = directoryOf(at)) {
      if (locks.has(at)) return
      if (at === '.') break
    }
    yield { at: ['name'], message: `no lock file holds what \`${name}\` depends on; commit one` }
  },
  examples: [
    {
      bad: `
        { "name": "shop", "private": true, "dependencies": { "express": "^5.1.0" } }
      `,
      good: `
        -- package.json --
        { "name": "shop", "private": true, "dependencies": { "express": "^5.1.0" } }
        -- package-lock.json --
        { "name": "shop", "lockfileVersion": 3, "packages": { "": { "name": "shop" } } }
      `,
    },
  ],
}

function byFile({ tree }: Resource): string {
  return tree.file.path
}
