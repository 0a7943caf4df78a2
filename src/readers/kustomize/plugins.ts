import { isMap } from '../../model/shape.ts'
import { type Change, type Path, placeIn, type Tree, under } from '../../model/source.ts'
import { plain } from '../../syntax/derived/node.ts'
import { type Configuration, specsIn } from './configuration.ts'
import type { Document } from './document.ts'
import { withGenerated } from './generate.ts'
import { setImages } from './images.ts'
import { inlineTree } from './inline.ts'
import { complain, documentsIn, fieldOf, itemsOf, type Layer, leaveOut, nodeOf, treeFile } from './layer.ts'
import { mergePatched, withPatch } from './patch.ts'
import { replaced } from './replacements.ts'
import { addPairs, pairsIn, rename, setNamespace, setReplicas } from './transform.ts'

/** The objects of `generators` or `transformers`, each as a layer of its own: its first document is the plugin. */
export function pluginsOf(
  layer: Layer,
  field: 'generators' | 'transformers',
  directory: (value: unknown, path: Path) => Tree | undefined,
): Layer[] {
  return itemsOf(layer, field).flatMap(({ value, path }) => {
    const isInline = typeof value === 'string' && value.includes('\n')
    const tree = isInline
      ? inlineTree(layer.tree, [0, ...path])
      : (treeFile(layer, String(value)) ?? directory(value, path))
    return tree ? documentsIn(tree).map(([index]) => ({ ...layer, tree: documentOf(tree, index) })) : []
  })
}

/** Runs a transformer that is built into kustomize; any other is a program of somebody's own. */
export function transformedBy(plugin: Layer, documents: Document[], configuration: Configuration): Document[] {
  const own = fieldOf(plugin)
  if (!isMap(own) || own.apiVersion !== 'builtin' || typeof own.kind !== 'string') return foreign(plugin, documents)
  const fields = specsIn(own.fieldSpecs)
  const mark = (field: string) => ({ tree: plugin.tree, path: [0, field], made: `put together by \`${field}\`` })
  const pairs = (field: string) => {
    const { pairs, wrong } = pairsIn(nodeOf(plugin, [field]))
    if (wrong) complain(plugin, [field], wrong)
    if (pairs) addPairs(documents, pairs, fields)
    return documents
  }
  switch (own.kind) {
    case 'PatchTransformer':
      return withPatch(plugin, documents, [])
    case 'PatchJson6902Transformer':
      return withPatch(plugin, documents, [], 'jsonOp', false)
    case 'PatchStrategicMergeTransformer':
      return mergePatched(plugin, documents, 'paths', 'patches')
    case 'LabelTransformer':
      return pairs('labels')
    case 'AnnotationsTransformer':
      return pairs('annotations')
    case 'NamespaceTransformer': {
      const namespace = nodeOf(plugin, ['metadata', 'namespace'])
      const subjects = typeof own.setRoleBindingSubjects === 'string' ? own.setRoleBindingSubjects : 'defaultOnly'
      if (plain(namespace) !== undefined)
        setNamespace(documents, namespace, fields, { unsetOnly: own.unsetOnly === true, subjects })
      return documents
    }
    case 'PrefixTransformer':
    case 'SuffixTransformer':
    case 'PrefixSuffixTransformer':
      if (typeof own.prefix === 'string') rename(documents, { prefix: own.prefix }, fields, mark('prefix'))
      if (typeof own.suffix === 'string') rename(documents, { suffix: own.suffix }, fields, mark('suffix'))
      return documents
    case 'ReplicaCountTransformer': {
      const name = String(fieldOf(plugin, 'replica', 'name'))
      if (!setReplicas(documents, name, nodeOf(plugin, ['replica', 'count']), fields))
        complain(plugin, ['replica'], `there is no workload \`${name}\` whose replicas could be set`)
      return documents
    }
    case 'ImageTagTransformer': {
      const wrong = setImages(
        documents,
        nodeOf(plugin, ['imageTag']),
        fields.length > 0 ? fields : configuration.images,
      )
      if (wrong) complain(plugin, ['imageTag'], wrong)
      return documents
    }
    case 'ReplacementTransformer':
      replaced(plugin, documents)
      return documents
    default:
      return foreign(plugin, documents)
  }
}

export function generatedBy(plugin: Layer, documents: Document[]): Document[] {
  const own = fieldOf(plugin)
  const kind = isMap(own) && own.apiVersion === 'builtin' ? own.kind : undefined
  if (kind === 'ConfigMapGenerator') return withGenerated(plugin, documents, 'ConfigMap', [])
  if (kind === 'SecretGenerator') return withGenerated(plugin, documents, 'Secret', [])
  return foreign(plugin, documents)
}

function foreign(plugin: Layer, documents: Document[]): Document[] {
  leaveOut(plugin, String(fieldOf(plugin, 'kind')), 'a program would have to run for it')
  return documents
}

/** A tree of one document of another tree. */
function documentOf(tree: Tree, index: number): Tree {
  const at = (path: Path): Path => [index, ...path.slice(1)]
  return {
    ...tree,
    data: [Array.isArray(tree.data) ? tree.data[index] : undefined],
    placeOf: (path, part) => tree.placeOf(at(path), part),
    placeIn: (path, span) => placeIn(tree, at(path), span),
    edit: (change) => tree.edit(under([index], withoutFirst(change))),
  }
}

function withoutFirst(change: Change): Change {
  if ('set' in change) return { ...change, set: change.set.slice(1) }
  if ('insert' in change) return { ...change, insert: change.insert.slice(1) }
  return { drop: change.drop.slice(1) }
}
