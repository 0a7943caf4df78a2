import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { words } from '../../syntax/words/words.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Checksums of Go modules',
  syntax: words,
  files: ['**/go.sum', '**/go.work.sum'],
  *read({ data }) {
    const lines = Array.isArray(data) ? (data as readonly (readonly string[])[]) : []
    yield {
      kind: LockFile,
      name: 'go.sum',
      path: [],
      data: lazy({ ecosystem: 'go', format: 'go.sum' }, () => modulesIn(lines)),
    }
  },
}

/** A line with `/go.mod` only vouches for that file: the module itself may not be used at all. */
function* modulesIn(lines: readonly (readonly string[])[]): Iterable<LockedPackage> {
  for (const [index, [name, version, integrity]] of lines.entries())
    if (name && version && !version.endsWith('/go.mod'))
      yield { name, version, path: [index], ...(integrity && { integrity }) }
}
