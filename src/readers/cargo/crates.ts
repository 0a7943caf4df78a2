import { Dependency } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Row } from '../table.ts'

type Json = { readonly [name: string]: unknown }

const sections = { dependencies: 'runtime', 'dev-dependencies': 'dev', 'build-dependencies': 'build' } as const

/** Every dependency of a Cargo.toml, those of a workspace as managed ones. */
export function* crates(tree: Tree, workspace: Tree | undefined): Iterable<Row> {
  const data = tree.data as Json
  yield* inSections(data, [], {}, tree, workspace)
  for (const [target, each] of isMap(data.target) ? Object.entries(data.target) : [])
    if (isMap(each)) yield* inSections(each, ['target', target], { only: target }, tree, workspace)
  const shared = isMap(data.workspace) ? data.workspace.dependencies : undefined
  yield* listed(shared, ['workspace', 'dependencies'], { scope: 'runtime', managed: true }, tree, undefined)
  for (const [registry, each] of isMap(data.patch) ? Object.entries(data.patch) : [])
    yield* listed(
      each,
      ['patch', registry],
      { scope: 'runtime', managed: true, only: `patch ${registry}` },
      tree,
      undefined,
    )
}

function* inSections(table: Json, path: Path, more: Json, tree: Tree, workspace: Tree | undefined): Iterable<Row> {
  for (const [section, scope] of Object.entries(sections))
    for (const name of new Set([section, section.replace('-', '_')]))
      yield* listed(table[name], [...path, name], { scope, ...more }, tree, workspace)
}

function* listed(table: unknown, path: Path, more: Json, tree: Tree, workspace: Tree | undefined): Iterable<Row> {
  for (const [key, value] of isMap(table) ? Object.entries(table) : []) {
    const inherits = isMap(value) && value.workspace === true
    const above = inherits ? sharedBy(workspace, key) : undefined
    const settled = inherits ? above?.value : value
    const at = above ? { tree: above.tree, path: ['workspace', 'dependencies', key] } : { tree, path: [...path, key] }
    const optional = isMap(value) && value.optional === true
    const name = isMap(settled) && typeof settled.package === 'string' ? settled.package : key
    const found =
      inherits && !above
        ? { source: 'registry', constraint: unknownValue(key, 'its workspace is not there'), pinned: false }
        : entryOf(settled)
    const constraint: Leaf = {
      is: 'leaf',
      value: undefined,
      mark: isMap(settled) ? { ...at, path: [...at.path, 'version'] } : at,
    }
    yield {
      kind: Dependency,
      name: `cargo/${name}`,
      mark: { tree, path: [...path, key] },
      data: { ecosystem: 'cargo', name, ...found, ...more, ...(optional && { scope: 'optional' }) },
      fields: { constraint },
    }
  }
}

function sharedBy(
  workspace: Tree | undefined,
  key: string,
): { readonly tree: Tree; readonly value: unknown } | undefined {
  const table =
    workspace && isMap(workspace.data) && isMap(workspace.data.workspace)
      ? workspace.data.workspace.dependencies
      : undefined
  return workspace && isMap(table) && Object.hasOwn(table, key) ? { tree: workspace, value: table[key] } : undefined
}

function entryOf(value: unknown): Json {
  const { version, git, path, rev, registry } = isMap(value) ? value : { version: value }
  const pinned = constraintOf('cargo', typeof version === 'string' ? version : '')?.pinned ?? false
  const constraint = typeof version === 'string' && version !== '*' ? { constraint: version } : {}
  if (typeof git === 'string')
    return { ...constraint, source: 'git', from: git, pinned: typeof rev === 'string' && /^[0-9a-f]{40}$/.test(rev) }
  if (typeof path === 'string') return { ...constraint, source: 'path', from: path, pinned: true }
  return { ...constraint, source: 'registry', ...(typeof registry === 'string' && { from: registry }), pinned }
}
