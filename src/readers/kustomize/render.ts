import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import type { Document } from './document.ts'
import { generated } from './generate.ts'
import {
  complain,
  fieldOf,
  isKustomization,
  itemsOf,
  joined,
  kustomizationIn,
  type Layer,
  layerOf,
  nodeOf,
  type Render,
} from './layer.ts'
import { objectsIn } from './objects.ts'
import { patched } from './patch.ts'
import { fixReferences } from './references.ts'
import { addAnnotations, addLabels, rename, setImages, setNamespace, setReplicas } from './transform.ts'

/** The objects that a kustomization stands for. */
export function rendered(root: Tree, render: Render): readonly Document[] {
  const documents = accumulated(root, render, [], [])
  fixReferences(documents)
  return documents
}

/** In the order of kustomize: what lies below, what is generated, components, and then what changes all of it. */
function accumulated(tree: Tree, render: Render, inherited: readonly Document[], above: readonly Tree[]): Document[] {
  const layer = layerOf(tree, render)
  for (const field of beyond)
    if (fieldOf(layer, field) !== undefined)
      complain(layer, [field], `\`${field}\` is not rendered here: what it makes or changes is not known`)
  const lower = ['resources', 'bases'].flatMap((field) => itemsOf(layer, field))
  let documents = [
    ...inherited,
    ...lower.flatMap(({ value, path }) => resourcesOf(layer, value, path, [...above, tree])),
  ]
  documents = generated(layer, documents)
  for (const { value, path } of itemsOf(layer, 'components')) {
    const component = kustomizationOf(layer, value, path, [...above, tree])
    if (component) documents = accumulated(component, render, documents, [...above, tree])
  }
  return transformed(layer, documents)
}

const beyond = [
  'helmCharts',
  'helmChartInflationGenerator',
  'generators',
  'transformers',
  'replacements',
  'vars',
  'crds',
  'configurations',
  'openapi',
]

function transformed(layer: Layer, before: Document[]): Document[] {
  let documents = before
  for (const field of ['patchesStrategicMerge', 'patches'])
    for (const { value, path } of itemsOf(layer, field)) documents = patched(layer, documents, value, path)
  if (fieldOf(layer, 'namespace') !== undefined) setNamespace(documents, nodeOf(layer, ['namespace']))
  for (const field of ['namePrefix', 'nameSuffix']) {
    const part = fieldOf(layer, field)
    const mark = { tree: layer.tree, path: [0, field], made: `put together by \`${field}\`` }
    if (typeof part === 'string' && part !== '')
      rename(documents, field === 'namePrefix' ? part : '', field === 'nameSuffix' ? part : '', mark)
  }
  labelled(layer, documents)
  for (const { value, path } of itemsOf(layer, 'patchesJson6902')) documents = patched(layer, documents, value, path)
  for (const { value, path } of itemsOf(layer, 'replicas')) {
    const name = isMap(value) && typeof value.name === 'string' ? value.name : undefined
    if (name !== undefined && !setReplicas(documents, name, nodeOf(layer, [...path, 'count'])))
      complain(layer, [...path, 'name'], `there is no workload \`${name}\` whose replicas could be set`, false)
  }
  for (const { path } of itemsOf(layer, 'images')) setImages(documents, nodeOf(layer, path))
  return documents
}

function labelled(layer: Layer, documents: readonly Document[]): void {
  for (const { value, path } of itemsOf(layer, 'labels')) {
    const pairs = nodeOf(layer, [...path, 'pairs'])
    const { includeSelectors, includeTemplates } = isMap(value) ? value : {}
    if (isMap(value) && value.fields !== undefined)
      complain(layer, [...path, 'fields'], '`fields` of labels are not rendered here')
    if (pairs.is === 'map')
      addLabels(documents, pairs, { selectors: includeSelectors === true, templates: includeTemplates === true })
  }
  const common = nodeOf(layer, ['commonLabels'])
  if (common.is === 'map') addLabels(documents, common, { selectors: true, templates: true })
  const annotations = nodeOf(layer, ['commonAnnotations'])
  if (annotations.is === 'map') addAnnotations(documents, annotations)
}

/** A file of objects, or a directory with a kustomization. */
function resourcesOf(layer: Layer, value: unknown, at: Path, above: readonly Tree[]): Document[] {
  const { render, directory } = layer
  const path = typeof value === 'string' && !isRemote(value) ? joined(directory, value) : undefined
  const tree = path === undefined ? undefined : render.trees.get(path)
  if (tree && path !== undefined && kustomizationIn(render.trees, path) === undefined) {
    render.covers.add(path)
    return objectsIn(tree, render)
  }
  const below = kustomizationOf(layer, value, at, above)
  return below ? accumulated(below, render, [], above) : []
}

function kustomizationOf(layer: Layer, value: unknown, at: Path, above: readonly Tree[]): Tree | undefined {
  if (typeof value !== 'string') return undefined
  const path = isRemote(value) ? undefined : joined(layer.directory, value)
  const tree = path === undefined ? undefined : kustomizationIn(layer.render.trees, path)
  if (!tree || !isKustomization(fieldOf({ ...layer, tree }))) {
    const why = isRemote(value)
      ? 'lies elsewhere: what it holds is not known'
      : 'is not there, or is not to be read as YAML'
    complain(layer, at, `\`${value}\` ${why}`)
    return undefined
  }
  if (above.includes(tree) || above.length > 50) {
    complain(layer, at, `\`${value}\` includes itself`)
    return undefined
  }
  return tree
}

function isRemote(value: string): boolean {
  return /:\/\/|^git@|^github\.com\/|[?&]ref=/.test(value)
}
