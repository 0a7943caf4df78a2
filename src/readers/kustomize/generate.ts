import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { lift, type MapNode, type Mark, type Node, nodeAt } from '../../syntax/derived/node.ts'
import { type Document, kindOf, nameOf } from './document.ts'
import { complain, fieldOf, itemsOf, joined, type Layer } from './layer.ts'

/**
 * The ConfigMaps and Secrets that a kustomization makes. Their names get no hash at the end: whoever refers to them is
 * rendered without it as well, so both meet.
 */
export function generated(layer: Layer, documents: readonly Document[]): Document[] {
  let all = [...documents]
  for (const kind of ['ConfigMap', 'Secret'] as const)
    for (const { value, path } of itemsOf(layer, kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator')) {
      if (!isMap(value) || typeof value.name !== 'string') continue
      const made = documentOf(layer, kind, value, path)
      const known = all.find(
        (each) => kindOf(each) === kind && (nameOf(each) === value.name || each.formerly.has(String(value.name))),
      )
      if (value.behavior === 'merge' && known) mergeData(known, made)
      else if (value.behavior === 'replace' && known) all = all.map((each) => (each === known ? made : each))
      else if (value.behavior === 'merge' || value.behavior === 'replace')
        complain(layer, path, `there is no generated ${kind} \`${value.name}\` to ${value.behavior}`)
      else all.push(made)
    }
  return all
}

type Entry = { readonly [name: string]: unknown }

function documentOf(layer: Layer, kind: 'ConfigMap' | 'Secret', entry: Entry, path: Path): Document {
  const mark: Mark = { tree: layer.tree, path: [0, ...path], made: 'made by a generator' }
  const shared = fieldOf(layer, 'generatorOptions')
  const options = [isMap(shared) ? shared : {}, isMap(entry.options) ? entry.options : {}]
  const merge = (field: string) => Object.assign({}, ...options.map((each) => (isMap(each[field]) ? each[field] : {})))
  const metadata = { name: entry.name, ...(typeof entry.namespace === 'string' && { namespace: entry.namespace }) }
  for (const field of ['labels', 'annotations']) {
    const values = merge(field)
    if (Object.keys(values).length > 0) Object.assign(metadata, { [field]: values })
  }
  const node = lift({ apiVersion: 'v1', kind, metadata }, mark, true) as MapNode
  node.entries.set('data', dataOf(layer, kind, entry, path, mark))
  if (kind === 'Secret')
    node.entries.set('type', lift(typeof entry.type === 'string' ? entry.type : 'Opaque', mark, true))
  if (options.some(({ immutable }) => immutable === true)) node.entries.set('immutable', lift(true, mark, true))
  return { node, formerly: new Set(), generated: true }
}

/** Of files that are no YAML only the key is known; of a file of variables not even that. */
function dataOf(layer: Layer, kind: string, entry: Entry, path: Path, mark: Mark): Node {
  if (entry.env !== undefined || entry.envs !== undefined)
    return { is: 'leaf', value: unknownValue('envs', 'files of variables are not read here'), mark }
  const entries = new Map<string, Node>()
  const put = (key: string, text: string | undefined, at: Path) => {
    const value =
      text === undefined
        ? unknownValue(key, 'its file is not read here')
        : kind === 'Secret'
          ? Buffer.from(text).toString('base64')
          : text
    entries.set(key, { is: 'leaf', value, mark: { ...mark, path: [0, ...path, ...at] } })
  }
  for (const [index, literal] of textsOf(entry.literals).entries()) {
    const at = literal.indexOf('=')
    const value = literal.slice(at + 1)
    const [, quoted] = /^(["'])[\s\S]*\1$/.test(value) ? [0, value.slice(1, -1)] : []
    if (at > 0) put(literal.slice(0, at), quoted ?? value, ['literals', index])
  }
  for (const [index, each] of textsOf(entry.files).entries()) {
    const at = each.indexOf('=')
    const file = each.slice(at + 1)
    const source = joined(layer.directory, file)
    const tree = source === undefined ? undefined : layer.render.trees.get(source)
    if (tree && source !== undefined) layer.render.covers.add(source)
    put(at > 0 ? each.slice(0, at) : (file.split('/').at(-1) ?? file), tree?.file.text, ['files', index])
  }
  return { is: 'map', entries, mark }
}

function mergeData(known: Document, made: Document): void {
  const [into, from] = [known, made].map(({ node }) => nodeAt(node, ['data']))
  if (known.node.is !== 'map' || !from) return
  if (into?.is !== 'map' || from.is !== 'map') known.node.entries.set('data', from)
  else for (const [key, value] of from.entries) into.entries.set(key, value)
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? each : '')) : []
}
