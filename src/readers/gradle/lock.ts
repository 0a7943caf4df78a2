import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { words } from '../../syntax/words/words.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Lock files of Gradle',
  syntax: words,
  files: ['**/gradle.lockfile', '**/buildscript-gradle.lockfile', '**/*.lockfile'],
  claims: ({ data }) =>
    Array.isArray(data) && data.some(([first]) => /^(?:empty|[^:=]+:[^:=]+:[^=]+)=/.test(String(first))),
  *read({ data }) {
    const lines = Array.isArray(data) ? (data as readonly (readonly string[])[]) : []
    yield {
      kind: LockFile,
      name: 'gradle.lockfile',
      path: [],
      data: lazy({ ecosystem: 'maven', format: 'gradle.lockfile' }, () => packagesIn(lines)),
    }
  },
}

function* packagesIn(lines: readonly (readonly string[])[]): Iterable<LockedPackage> {
  for (const [index, [line = '']] of lines.entries()) {
    const [group, artifact, version] = line.slice(0, line.indexOf('=')).split(':')
    if (group && artifact && version) yield { name: `${group}:${artifact}`, version, path: [index] }
  }
}
