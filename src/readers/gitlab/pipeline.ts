import type { Tree } from '../../model/source.ts'
import type { MapNode, Node } from '../../syntax/derived/node.ts'
import { derivedTree } from '../../syntax/derived/tree.ts'
import type { Derived, Sources } from '../reader.ts'
import { type Build, maybeIn } from './build.ts'
import { reserved, withDefaults } from './defaults.ts'
import { extended } from './extends.ts'
import { baseOf, loaded } from './files.ts'
import { assembled } from './includes.ts'
import { inputsOf } from './inputs.ts'
import { dereferenced } from './references.ts'

/** The pipeline that a file starts: with its includes, every job with what it extends, refers to and takes over. Hidden jobs are used up. */
export function pipelineOf(root: Tree, sources: Sources): Derived {
  const { path } = root.file
  const build: Build = {
    sources,
    base: baseOf(path, sources),
    covers: new Set([path]),
    problems: [],
    missing: [],
    budget: 300_000,
  }
  const file = loaded(root)
  const config = assembled(file, inputsOf(file.header, undefined), build, [path])
  const entries = finished(config, build)
  if (build.missing.length > 0)
    entries.set('include', {
      is: 'list',
      items: build.missing,
      mark: { ...config.mark, made: 'put together from several files' },
    })
  const nodes: readonly Node[] = [{ ...config, entries }]
  return {
    tree: derivedTree({ root, nodes, problems: build.problems, scope: path }),
    covers: [...build.covers],
  }
}

function finished(config: MapNode, build: Build): Map<string, Node> {
  const all = extended(config, build)
  const whole: MapNode = { ...config, entries: new Map([...all].map(([name, { node }]) => [name, node])) }
  const entries = new Map<string, Node>()
  for (const [name, { node }] of all)
    if (!name.startsWith('.')) entries.set(name, dereferenced(node, whole, build, name))
  const top = { ...whole, entries }
  const hole = maybeIn(build)
  for (const [name, node] of entries) {
    if (node.is !== 'map' || reserved.has(name)) continue
    // A job without anything to do adds to one that is included.
    const open = all.get(name)?.open ?? (does(node) ? undefined : hole)
    entries.set(name, withDefaults(node, top, open, hole))
  }
  return entries
}

function does({ entries }: MapNode): boolean {
  return entries.has('script') || entries.has('trigger') || entries.has('run')
}
