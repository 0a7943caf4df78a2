import { posix } from 'node:path'
import { Dependency, type LockedPackage, LockFile, Manifest, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path, type Tree } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { toml } from '../../syntax/toml/toml.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'
import { isTable, type Row, sightingsIn, tableOf } from '../table.ts'
import { crates } from './crates.ts'

const kinds = [Manifest, Dependency, Toolchain]

export const reader: Reader = {
  title: 'Cargo packages with what their workspace gives them, and Cargo.lock',
  syntax: toml,
  files: ['**/Cargo.toml', '**/Cargo.lock'],
  claims: (tree) => isTable('cargo', tree) || tree.file.path.endsWith('Cargo.lock'),
  *read(tree) {
    if (!tree.file.path.endsWith('Cargo.lock')) return yield* sightingsIn(tree, kinds)
    const list = isMap(tree.data) ? tree.data.package : undefined
    yield {
      kind: LockFile,
      name: 'Cargo.lock',
      path: [],
      data: lazy({ ecosystem: 'cargo', format: 'Cargo.lock' }, () => lockedIn(list)),
    }
  },
  *derive({ trees }) {
    const all = trees(toml)
    for (const [path, tree] of all)
      if (posix.basename(path) === 'Cargo.toml' && isMap(tree.data))
        yield tableOf('cargo', tree, rowsOf(tree, workspaceOf(tree, all)))
  },
}

type Json = { readonly [name: string]: unknown }

/** The nearest Cargo.toml with a workspace, the package's own included. */
function workspaceOf(tree: Tree, all: ReadonlyMap<string, Tree>): Tree | undefined {
  const named = isMap(tree.data) && isMap(tree.data.package) ? tree.data.package.workspace : undefined
  const start = directoryOf(tree.file.path)
  if (typeof named === 'string') return all.get(posix.join(start, named, 'Cargo.toml'))
  for (let at = start; ; at = directoryOf(at)) {
    const found = all.get(posix.join(at, 'Cargo.toml'))
    if (found && isMap(found.data) && isMap(found.data.workspace)) return found
    if (at === '.') return undefined
  }
}

function* rowsOf(tree: Tree, workspace: Tree | undefined): Iterable<Row> {
  const data = tree.data as Json
  const own = isMap(data.package) ? data.package : undefined
  const above =
    workspace && isMap(workspace.data) && isMap(workspace.data.workspace) ? workspace.data.workspace : undefined
  const given = isMap(above?.package) ? above.package : {}
  const field = (name: string) => {
    const value = own?.[name]
    const inherits = isMap(value) && value.workspace === true
    const mark =
      inherits && workspace
        ? { tree: workspace, path: ['workspace', 'package', name] }
        : { tree, path: ['package', name] }
    return {
      is: 'leaf' as const,
      value: inherits ? (given[name] ?? unknownValue(`${name}.workspace`, 'its workspace is not there')) : value,
      mark,
    }
  }
  const version = field('version')
  const bins = Array.isArray(data.bin) ? data.bin.map((bin) => (isMap(bin) ? bin.name : undefined)) : []
  const members = isMap(data.workspace) ? data.workspace.members : undefined
  const name = typeof own?.name === 'string' ? own.name : undefined
  yield {
    kind: Manifest,
    name: `cargo/${name ?? 'workspace'}`,
    mark: { tree, path: own ? ['package'] : ['workspace'] },
    data: {
      ecosystem: 'cargo',
      name,
      version: version.value,
      private: own?.publish === false ? true : undefined,
      binaries: bins,
      workspaces: members,
    },
    fields: { version },
  }
  const rust = field('rust-version')
  if (rust.value !== undefined) {
    const constraint = rust.value
    yield {
      kind: Toolchain,
      name: 'rust',
      mark: { tree, path: ['package', 'rust-version'] },
      data: { tool: 'rust', constraint },
      fields: { constraint: rust },
    }
  }
  yield* crates(tree, workspace)
}

function* lockedIn(list: unknown): Iterable<LockedPackage> {
  for (const [index, each] of Array.isArray(list) ? list.entries() : []) {
    if (!isMap(each) || typeof each.name !== 'string') continue
    const path: Path = ['package', index]
    yield {
      name: each.name,
      version: typeof each.version === 'string' ? each.version : '?',
      path,
      ...(typeof each.checksum === 'string' && { integrity: each.checksum }),
      ...(typeof each.source === 'string' && { from: each.source }),
    }
  }
}
