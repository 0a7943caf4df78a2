import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { leaf, lift, type MapNode, type Mark, mapAt, nodeAt } from '../../syntax/derived/node.ts'
import { called, currentId, type Document, documentOf, shown } from './document.ts'
import { pairsFrom } from './generator-sources.ts'
import { complain, fieldOf, itemsOf, joined, type Layer } from './layer.ts'

/** The Secrets and ConfigMaps that a kustomization makes, in that order. */
export function generated(layer: Layer, documents: Document[]): Document[] {
  let all = documents
  for (const kind of ['Secret', 'ConfigMap'] as const)
    for (const { path } of itemsOf(layer, kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator'))
      all = withGenerated(layer, all, kind, path)
  return all
}

/** One entry of a generator, or a generator that is an object of its own. */
export function withGenerated(
  layer: Layer,
  documents: Document[],
  kind: 'ConfigMap' | 'Secret',
  path: Path,
): Document[] {
  const entry = fieldOf(layer, ...path)
  const own = isMap(entry) && isMap(entry.metadata) ? { ...entry.metadata, ...entry } : entry
  if (!isMap(own) || typeof own.name !== 'string') {
    complain(layer, path, 'a generator has a name for what it makes')
    return documents
  }
  const made = generatedBy(layer, kind, own, own.name, path)
  const [known, other] = called(documents, currentId(made))
  const merges = own.behavior === 'merge' || own.behavior === 'replace'
  if (other) complain(layer, path, `there are several \`${shown(currentId(made))}\` to ${own.behavior}`)
  else if (known && merges) return documents.map((each) => (each === known ? over(each, made, own.behavior) : each))
  else if (known)
    complain(layer, path, `there is a \`${shown(currentId(made))}\` already: say \`behavior: merge\` or \`replace\``)
  // What could not be rendered may hold it.
  else if (merges && layer.render.missing.length === 0)
    complain(layer, path, `there is no \`${shown(currentId(made))}\` to ${own.behavior}`)
  else return [...documents, made]
  return documents
}

type Entry = { readonly [name: string]: unknown }

function generatedBy(layer: Layer, kind: 'ConfigMap' | 'Secret', entry: Entry, name: string, path: Path): Document {
  const mark: Mark = { tree: layer.tree, path: [0, ...path], made: 'made by a generator' }
  const own = isMap(entry.options) ? entry.options : {}
  const shared = fieldOf(layer, 'generatorOptions')
  const common = path[0] !== undefined && isMap(shared) ? shared : {}
  const metadata = { name, ...(typeof entry.namespace === 'string' && { namespace: entry.namespace }) }
  for (const field of ['labels', 'annotations']) {
    const pairs = { ...(isMap(common[field]) && common[field]), ...(isMap(own[field]) && own[field]) }
    if (Object.keys(pairs).length > 0) Object.assign(metadata, { [field]: pairs })
  }
  const node = lift({ apiVersion: 'v1', kind, metadata }, mark, true) as MapNode
  const at = nodeAt(node, ['metadata', 'name'])
  if (at) mapAt(node, ['metadata'], mark)?.entries.set('name', leaf(name, { ...mark, path: placeOfName(layer, path) }))
  const data = pairsFrom(layer, kind, entry, path)
  if (data || kind === 'Secret') node.entries.set('data', data ?? { is: 'map', entries: new Map(), mark })
  if (kind === 'Secret')
    node.entries.set('type', leaf(typeof entry.type === 'string' && entry.type ? entry.type : 'Opaque', mark))
  if (own.immutable === true || common.immutable === true) node.entries.set('immutable', leaf(true, mark))
  return documentOf(node, originOf(layer, `${kind}Generator`), {
    behavior: entry.behavior === 'merge' || entry.behavior === 'replace' ? entry.behavior : 'create',
    hashed: own.disableNameSuffixHash !== true && common.disableNameSuffixHash !== true,
  })
}

/** The new one with the name and what it was called of the old one; a merge keeps what only the old one has. */
function over(old: Document, made: Document, behavior: unknown): Document {
  const { node } = made
  const metadata = mapAt(node, ['metadata'], node.mark)
  const before = mapAt(old.node, ['metadata'], old.node.mark)
  for (const field of ['labels', 'annotations']) {
    const kept = before?.entries.get(field)
    if (kept?.is !== 'map' || kept.entries.size === 0) continue
    const more = metadata?.entries.get(field)
    const entries = new Map([...kept.entries, ...(more?.is === 'map' ? more.entries : [])])
    metadata?.entries.set(field, { is: 'map', entries, mark: kept.mark })
  }
  for (const field of ['name', 'namespace']) {
    const kept = before?.entries.get(field)
    if (kept) metadata?.entries.set(field, kept)
    else metadata?.entries.delete(field)
  }
  if (behavior === 'merge')
    for (const field of ['data', 'binaryData']) {
      const [kept, more] = [old.node.entries.get(field), node.entries.get(field)]
      if (kept?.is !== 'map' || (more && more.is !== 'map')) continue
      node.entries.set(field, {
        is: 'map',
        entries: new Map([...kept.entries, ...(more?.entries ?? [])]),
        mark: kept.mark,
      })
    }
  return { ...old, node, hashed: old.hashed && made.hashed, origin: behavior === 'merge' ? old.origin : made.origin }
}

function placeOfName(layer: Layer, path: Path): Path {
  const named = valueAt(layer.tree.data, [0, ...path, 'name']) !== undefined
  return [0, ...path, ...(named ? ['name'] : ['metadata', 'name'])]
}

/** Who made it, as `buildMetadata: [originAnnotations]` tells. */
export function originOf({ tree, directory, render }: Layer, kind: string): string {
  const file = tree.file.path.slice(directory === '' ? 0 : directory.length + 1)
  return `configuredBy:\n  apiVersion: builtin\n  kind: ${kind}\nconfiguredIn: ${relative(render.root, joined(directory, file) ?? file)}\n`
}

/** The way from a directory to a path. */
export function relative(from: string, to: string): string {
  const [base, path] = [from === '' ? [] : from.split('/'), to.split('/')]
  let shared = 0
  while (shared < base.length && base[shared] === path[shared]) shared++
  return [...base.slice(shared).map(() => '..'), ...path.slice(shared)].join('/')
}
