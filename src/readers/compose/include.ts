import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { copied, type MapNode, type Node, plain } from '../../syntax/derived/node.ts'
import type { Loading } from './documents.ts'
import { reset } from './lift.ts'
import { merged, mergesAt } from './merge.ts'
import { fileAt } from './paths.ts'
import { rebase } from './rebase.ts'
import { complain } from './scene.ts'
import { lookupIn } from './variables.ts'

/** Loads the files of one project, the later over the earlier. */
type Load = (files: readonly Tree[], loading: Loading) => MapNode | undefined

/** A project with what it includes: other projects, each loaded on its own, with its own `.env` and from its own directory. */
export function withIncluded(
  project: MapNode,
  file: Tree,
  resets: readonly (readonly string[])[],
  loading: Loading,
  load: Load,
): MapNode {
  const include = project.entries.get('include')
  if (include?.is !== 'list') return project
  const entries = new Map(project.entries)
  entries.delete('include')
  for (const item of include.items) {
    const included = projectAt(item, file, loading, load)
    if (included) takeIn(entries, included, resets, loading)
  }
  return { ...project, entries }
}

/** What both have is merged, the includer's over the included's. */
function takeIn(
  into: Map<string, Node>,
  { entries }: MapNode,
  resets: readonly (readonly string[])[],
  { scene }: Loading,
): void {
  for (const section of ['services', 'jobs', 'volumes', 'networks', 'secrets', 'configs', 'models']) {
    const from = entries.get(section)
    if (from?.is !== 'map') continue
    const known = into.get(section)
    const both = new Map(known?.is === 'map' ? known.entries : [])
    for (const [name, each] of from.entries) {
      const own = both.get(name)
      if (own && JSON.stringify(plain(own)) === JSON.stringify(plain(each))) continue
      const source = own ? copied(each) : each
      if (own) {
        const alone: MapNode = { is: 'map', entries: new Map([[name, source]]), mark: source.mark }
        reset({ is: 'map', entries: new Map([[section, alone]]), mark: source.mark }, resets)
      }
      both.set(name, own ? merged(source, own, scene, mergesAt(section, name)) : source)
    }
    into.set(section, { is: 'map', entries: both, mark: known?.mark ?? from.mark })
  }
}

function projectAt(item: Node, file: Tree, loading: Loading, load: Load): MapNode | undefined {
  const { scene, directory, above } = loading
  const asked = plain(item)
  const fields = isMap(asked) ? asked : { path: asked }
  const paths = textsOf(fields.path).map((path) => fileAt(directory, path))
  const trees = paths.map((path) => (path === undefined ? undefined : scene.trees.get(path)))
  const [first] = paths
  if (first === undefined || trees.includes(undefined)) {
    complain(scene, item.mark, 'what is included is not at hand')
    return undefined
  }
  if ([...above, file.file.path].includes(first) || above.length > 50) {
    complain(scene, item.mark, `\`${first}\` includes itself`)
    return undefined
  }
  const own = typeof fields.project_directory === 'string' ? fileAt(directory, fields.project_directory) : undefined
  const home = own ?? posix.dirname(first)
  const files =
    fields.env_file === undefined
      ? [posix.join(home, '.env')]
      : textsOf(fields.env_file).map((each) => fileAt(directory, each))
  const variables = files.map((path) => (path === undefined ? undefined : scene.variables.get(path)))
  const included = load(
    trees.filter((each) => each !== undefined),
    {
      scene,
      directory: home,
      above: [...above, file.file.path],
      lookup: lookupIn(
        variables.filter((each) => each !== undefined),
        loading.lookup,
      ),
    },
  )
  const moved = included && rebase(included, posix.relative(directory, home) || '.')
  return moved?.is === 'map' ? moved : undefined
}

function textsOf(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((each) => typeof each === 'string')
}
