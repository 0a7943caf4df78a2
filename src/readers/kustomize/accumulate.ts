import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { type Configuration, mergedConfiguration, usual } from './configuration.ts'
import { treeOf } from './derived.ts'
import { currentId, type Document, shown } from './document.ts'
import { generated, relative } from './generate.ts'
import { sameId } from './identity.ts'
import {
  complain,
  fieldOf,
  isKustomization,
  isRemote,
  itemsOf,
  joined,
  kustomizationIn,
  type Layer,
  layerOf,
  leaveOut,
  type Render,
  treeFile,
} from './layer.ts'
import { isSpent, objectsIn } from './objects.ts'
import { generatedBy, pluginsOf, transformedBy } from './plugins.ts'
import { configured, leaveOutCharts, readSchema } from './settings.ts'
import { transformed } from './transformers.ts'
import { type Variable, variablesOf } from './variables.ts'

/** What has come together so far. */
export interface Accumulation {
  readonly documents: Document[]
  readonly configuration: Configuration
  readonly variables: readonly Variable[]
}

/**
 * In the order of kustomize: what lies below, what is generated, components (which go on with all that is there, `into`), and
 * then what changes all of it.
 */
export function accumulated(
  tree: Tree,
  render: Render,
  above: readonly Tree[] = [],
  into: Accumulation = { documents: [], configuration: usual, variables: [] },
): Accumulation {
  const layer = layerOf(tree, render)
  if (isSpent(layer, 20)) return into
  const way = [...above, tree]
  if (Object.keys(fieldsOf(layer)).every((name) => name === 'apiVersion' || name === 'kind'))
    complain(layer, [], 'the kustomization is empty')
  readSchema(layer)
  leaveOutCharts(layer)
  let state = into
  for (const field of ['resources', 'bases'])
    for (const { value, path } of itemsOf(layer, field)) state = joinedWith(layer, state, value, path, way)
  state = { ...state, configuration: configured(layer, state.configuration) }
  const directory = (value: unknown, path: Path) => pluginDirectory(layer, value, path, way)
  const made = generated(layer, state.documents)
  const more = pluginsOf(layer, 'generators', directory).reduce((all, plugin) => generatedBy(plugin, all), made)
  state = { ...state, documents: more }
  for (const { value, path } of itemsOf(layer, 'components')) {
    const component = kustomizationOf(layer, value, path, way, 'Component')
    if (component) state = accumulated(component, render, way, state)
  }
  const changed = transformed(layer, state.documents, state.configuration)
  const documents = pluginsOf(layer, 'transformers', directory).reduce(
    (all, plugin) => transformedBy(plugin, all, state.configuration),
    changed,
  )
  return { ...state, documents, variables: [...state.variables, ...variablesOf(layer, documents, state.variables)] }
}

/** A file of objects, or a directory with a kustomization. */
function joinedWith(layer: Layer, state: Accumulation, value: unknown, at: Path, way: readonly Tree[]): Accumulation {
  const { render, directory } = layer
  const path = typeof value === 'string' && !isRemote(value) ? joined(directory, value) : undefined
  if (path !== undefined && kustomizationIn(render.trees, path) === undefined && render.files.has(path)) {
    const tree = treeFile(layer, String(value))
    const origin = `path: ${relative(render.root, path)}\n`
    const wrong = (message: string) => complain(layer, at, `\`${value}\`: ${message}`)
    return tree ? { ...state, documents: appended(layer, state, objectsIn(layer, tree, origin, wrong), at) } : state
  }
  const below = kustomizationOf(layer, value, at, way, 'Kustomization')
  if (!below) return state
  const lower = accumulated(below, render, way)
  return {
    documents: appended(layer, state, lower.documents, at),
    configuration: mergedConfiguration(state.configuration, lower.configuration),
    variables: [...state.variables, ...lower.variables],
  }
}

function appended(layer: Layer, { documents }: Accumulation, more: readonly Document[], at: Path): Document[] {
  const all = [...documents]
  const ids = new Map<string, Document[]>()
  const keyOf = (document: Document) => `${currentId(document).kind}/${currentId(document).name}`
  for (const document of documents) ids.set(keyOf(document), [...(ids.get(keyOf(document)) ?? []), document])
  for (const document of more) {
    const id = currentId(document)
    const like = ids.get(keyOf(document)) ?? []
    if (id.name !== '' && like.some((each) => sameId(currentId(each), id)))
      complain(layer, at, `there is a \`${shown(id)}\` already, and kustomize takes no second one`)
    else {
      all.push(document)
      ids.set(keyOf(document), [...like, document])
    }
  }
  return all
}

function kustomizationOf(
  layer: Layer,
  value: unknown,
  at: Path,
  above: readonly Tree[],
  kind: 'Component' | 'Kustomization',
): Tree | undefined {
  if (typeof value !== 'string') return undefined
  const path = isRemote(value) ? undefined : joined(layer.directory, value)
  if (path === undefined) {
    leaveOut(layer, value, 'it lies elsewhere')
    return undefined
  }
  const tree = kustomizationIn(layer.render.trees, path)
  if (!tree || !isKustomization(fieldOf({ ...layer, tree }))) {
    complain(layer, at, `\`${value}\` is not there, or is not to be read as YAML`)
    return undefined
  }
  if (above.includes(tree) || above.length > 50) {
    complain(layer, at, `\`${value}\` includes itself`)
    return undefined
  }
  if ((fieldOf({ ...layer, tree }, 'kind') === 'Component') !== (kind === 'Component')) {
    complain(layer, at, `\`${value}\` is ${kind === 'Component' ? 'no' : 'a'} component`)
    return undefined
  }
  return tree
}

/** Plugins may come out of a kustomization of their own. */
function pluginDirectory(layer: Layer, value: unknown, at: Path, way: readonly Tree[]): Tree | undefined {
  const below = kustomizationOf(layer, value, at, way, 'Kustomization')
  return below && treeOf(below, accumulated(below, layer.render, way).documents, layer.render)
}

function fieldsOf(layer: Layer): { readonly [name: string]: unknown } {
  const fields = fieldOf(layer)
  return isMap(fields) ? fields : {}
}
