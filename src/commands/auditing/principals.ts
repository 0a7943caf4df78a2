import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Path, Tree } from '../../model/source.ts'

/** Resources that stand on their own, each with the number of those that stand inside of it. */
export interface Principals {
  readonly all: ReadonlyMap<Resource, number>
  /** The one that stands for a resource: itself, the first at its place, or the one that it is a part of. */
  of(resource: Resource): Resource
}

/** What is read for the sake of its parts is none of its own: a file, a setting. */
const aside = new Set([
  ...['file', 'hcl', 'settings', 'provider', 'local', 'variable', 'output', 'values'].map(
    (each) => `terraform/${each}`,
  ),
  ...['template', 'condition', 'mapping', 'parameter', 'output'].map((each) => `cloudformation/${each}`),
  'compose/project',
  'packages/dependency',
  'packages/registry',
  'packages/toolchain',
  'helm/values',
])

export function principalsOf(estate: Estate): Principals {
  const byTree = new Map<Tree, Resource[]>()
  for (const resource of estate.resources) {
    if (aside.has(resource.kind.id)) continue
    const list = byTree.get(resource.tree)
    if (list) list.push(resource)
    else byTree.set(resource.tree, [resource])
  }
  const all = new Map<Resource, number>()
  const stands = new Map<Resource, Resource>()
  for (const resources of byTree.values()) {
    // An outer place comes before what lies inside of it.
    const sorted = [...resources].sort((a, b) => a.path.length - b.path.length)
    const atPath = new Map<string, Resource>()
    for (const resource of sorted) {
      const outer = outerOf(resource.path, atPath)
      stands.set(resource, outer ?? resource)
      if (outer) all.set(outer, (all.get(outer) ?? 0) + (outer.path.length < resource.path.length ? 1 : 0))
      else {
        atPath.set(keyOf(resource.path), resource)
        all.set(resource, 0)
      }
    }
  }
  return { all, of: (resource) => stands.get(resource) ?? resource }
}

function outerOf(path: Path, atPath: ReadonlyMap<string, Resource>): Resource | undefined {
  for (let length = 0; length <= path.length; length++) {
    const outer = atPath.get(keyOf(path.slice(0, length)))
    if (outer) return outer
  }
  return undefined
}

function keyOf(path: Path): string {
  return path.join('\0')
}
