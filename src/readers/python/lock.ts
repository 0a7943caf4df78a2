import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { toml } from '../../syntax/toml/toml.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Lock files of Poetry, uv, PDM and PEP 751',
  syntax: toml,
  files: ['**/poetry.lock', '**/uv.lock', '**/pdm.lock', '**/pylock.toml', '**/pylock.*.toml'],
  *read({ file, data }) {
    if (!isMap(data)) return
    const format = file.path.slice(file.path.lastIndexOf('/') + 1)
    const field = Array.isArray(data.packages) ? 'packages' : 'package'
    yield {
      kind: LockFile,
      name: format,
      path: [],
      data: lazy({ ecosystem: 'python', format }, () => packagesIn(data[field], field)),
    }
  },
}

function* packagesIn(list: unknown, field: string): Iterable<LockedPackage> {
  for (const [index, each] of Array.isArray(list) ? list.entries() : []) {
    if (!isMap(each) || typeof each.name !== 'string') continue
    const integrity = hashOf(each)
    const from = sourceOf(each)
    yield {
      name: each.name,
      version: typeof each.version === 'string' ? each.version : '?',
      path: [field, index],
      ...(integrity !== undefined && { integrity }),
      ...(from !== undefined && { from }),
    }
  }
}

/** Of the source archive or, where there is none, of the first wheel. */
function hashOf({ sdist, files, wheels, archive }: { readonly [field: string]: unknown }): string | undefined {
  const lists = [sdist, archive, ...(Array.isArray(files) ? files : []), ...(Array.isArray(wheels) ? wheels : [])]
  for (const file of lists) {
    if (!isMap(file)) continue
    if (typeof file.hash === 'string') return file.hash
    const [algorithm, hash] = isMap(file.hashes) ? (Object.entries(file.hashes)[0] ?? []) : []
    if (typeof hash === 'string') return `${algorithm}:${hash}`
  }
  return undefined
}

function sourceOf({ source, vcs, directory }: { readonly [field: string]: unknown }): string | undefined {
  for (const each of [source, vcs, directory]) {
    if (!isMap(each)) continue
    const at = ['url', 'git', 'path', 'editable', 'virtual', 'directory', 'registry'].map((field) => each[field])
    const found = at.find((text) => typeof text === 'string')
    if (typeof found === 'string') return found
  }
  return undefined
}
