import { posix } from 'node:path'
import { type LockedPackage, LockFile, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'packages.lock.json and global.json of .NET',
  syntax: yaml,
  files: ['**/packages.lock.json', '**/packages.*.lock.json', '**/global.json'],
  claims: ({ file }) => /(?:^|\/)(?:global\.json|packages\..*lock\.json)$/.test(file.path),
  *read({ file, data }) {
    const [document] = Array.isArray(data) ? data : []
    if (!isMap(document)) return
    if (posix.basename(file.path) !== 'global.json') {
      if (isMap(document.dependencies))
        yield {
          kind: LockFile,
          name: 'packages.lock.json',
          path: [0],
          data: lazy({ ecosystem: 'dotnet', format: 'packages.lock.json' }, () => packagesIn(document.dependencies)),
        }
    } else if (isMap(document.sdk) && document.sdk.version !== undefined)
      yield {
        kind: Toolchain,
        name: 'dotnet',
        path: [0, 'sdk', 'version'],
        data: {
          tool: 'dotnet',
          constraint: document.sdk.version,
          ...(document.sdk.rollForward === 'disable' && { exact: true }),
        },
      }
  },
}

/** By target framework; another project is no package. */
function* packagesIn(targets: unknown): Iterable<LockedPackage> {
  for (const [target, packages] of isMap(targets) ? Object.entries(targets) : [])
    for (const [name, each] of isMap(packages) ? Object.entries(packages) : []) {
      if (!isMap(each) || typeof each.resolved !== 'string') continue
      const { contentHash } = each
      yield {
        name,
        version: each.resolved,
        path: ['dependencies', target, name],
        ...(typeof contentHash === 'string' && { integrity: contentHash }),
      }
    }
}
