import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Pipfile.lock',
  syntax: yaml,
  files: ['**/Pipfile.lock'],
  claims: ({ file }) => file.path.endsWith('Pipfile.lock'),
  *read({ data }) {
    const [lock] = Array.isArray(data) ? data : []
    if (isMap(lock))
      yield {
        kind: LockFile,
        name: 'Pipfile.lock',
        path: [0],
        data: lazy({ ecosystem: 'python', format: 'Pipfile.lock' }, () => packagesIn(lock)),
      }
  },
}

function* packagesIn(lock: { readonly [section: string]: unknown }): Iterable<LockedPackage> {
  for (const [section, packages] of Object.entries(lock)) {
    if (section === '_meta' || !isMap(packages)) continue
    for (const [name, each] of Object.entries(packages)) {
      if (!isMap(each)) continue
      const [integrity] = Array.isArray(each.hashes) ? each.hashes : []
      const from = each.git ?? each.path ?? each.file
      yield {
        name,
        version: typeof each.version === 'string' ? each.version.replace(/^==/, '') : '?',
        path: [section, name],
        ...(typeof integrity === 'string' && { integrity }),
        ...(typeof from === 'string' && { from }),
      }
    }
  }
}
