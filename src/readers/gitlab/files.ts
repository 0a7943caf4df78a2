import { directoryOf, type Tree } from '../../model/source.ts'
import { lift, type Node } from '../../syntax/derived/node.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Sources } from '../reader.ts'
import { fits } from './pattern.ts'

/** A file of a pipeline: the header that declares its inputs, if it has one, and what it says. */
export interface Loaded {
  readonly header: Node | undefined
  readonly body: Node
}

export function loaded(tree: Tree): Loaded {
  const documents = Array.isArray(tree.data) ? tree.data : []
  const node = (index: number) => lift(documents[index], { tree, path: [index] })
  const first = node(0)
  const isHeader = documents.length > 1 && first.is === 'map' && first.entries.has('spec')
  return isHeader ? { header: first, body: node(1) } : { header: undefined, body: first }
}

/** A file as a tree, also one that no reader would have looked at. */
export function treeAt(sources: Sources, path: string): Tree | undefined {
  const known = sources.trees(yaml).get(path)
  if (known) return known
  const file = sources.files.get(path)
  return file && yaml.parse(file)
}

/** The files that `local: path` names: one, or those that match a pattern, in order. */
export function localFiles(sources: Sources, base: string, local: string): readonly string[] {
  const path = inside(base, local.replace(/^\/+/, ''))
  if (!path.includes('*')) return sources.files.has(path) ? [path] : []
  return [...sources.files.keys()].filter((each) => /\.ya?ml$/.test(each) && fits(each, path)).sort()
}

export function inside(base: string, path: string): string {
  return base === '.' ? path : `${base}/${path}`
}

/** `.gitlab-ci.yml` lies at the top of its repository, whichever other names its parts have. */
export function baseOf(path: string, sources: Sources): string {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    if (sources.files.has(inside(directory, '.gitlab-ci.yml'))) return directory
    if (directory === '.') return directoryOf(path)
  }
}
