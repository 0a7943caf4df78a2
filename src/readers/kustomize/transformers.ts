import { isMap } from '../../model/shape.ts'
import { plain } from '../../syntax/derived/node.ts'
import { type Configuration, specsIn } from './configuration.ts'
import { currentId, type Document, shown } from './document.ts'
import { mergedSpecs } from './field-spec.ts'
import { setImages } from './images.ts'
import { complain, fieldOf, itemsOf, type Layer, nodeOf } from './layer.ts'
import { patched, withPatch } from './patch.ts'
import { replaced } from './replacements.ts'
import { addPairs, pairsIn, rename, setNamespace, setReplicas } from './transform.ts'

/** What the fields of a kustomization change, in the order of kustomize. */
export function transformed(layer: Layer, before: Document[], configuration: Configuration): Document[] {
  const documents = patched(layer, before)
  const namespace = nodeOf(layer, ['namespace'])
  if (typeof plain(namespace) === 'string' && plain(namespace) !== '')
    for (const document of setNamespace(documents, namespace, configuration.namespace))
      complain(layer, ['namespace'], `in one namespace there are two \`${shown(currentId(document))}\``)
  const affix = (field: 'namePrefix' | 'nameSuffix') => {
    const part = fieldOf(layer, field)
    const mark = { tree: layer.tree, path: [0, field], made: `put together by \`${field}\`` }
    if (typeof part === 'string' && part !== '')
      rename(documents, field === 'namePrefix' ? { prefix: part } : { suffix: part }, configuration[field], mark)
  }
  affix('namePrefix')
  affix('nameSuffix')
  labelled(layer, documents, configuration)
  const left = itemsOf(layer, 'patchesJson6902').reduce(
    (all, { path }) => withPatch(layer, all, path, 'patch', false),
    documents,
  )
  for (const { value, path } of itemsOf(layer, 'replicas')) {
    const name = isMap(value) && typeof value.name === 'string' ? value.name : ''
    const found = setReplicas(left, name, nodeOf(layer, [...path, 'count']), configuration.replicas)
    // What could not be rendered may hold it.
    if (!found && layer.render.missing.length === 0)
      complain(layer, [...path, 'name'], `there is no workload \`${name}\` whose replicas could be set`)
  }
  for (const { path } of [...itemsOf(layer, 'images'), ...itemsOf(layer, 'imageTags')]) {
    const wrong = setImages(left, nodeOf(layer, path), configuration.images)
    if (wrong) complain(layer, path, wrong)
  }
  replaced(layer, left)
  return left
}

function labelled(layer: Layer, documents: readonly Document[], configuration: Configuration): void {
  const pairsAt = (...path: readonly (string | number)[]) => {
    const { pairs, wrong } = pairsIn(fieldOf(layer, ...path) === undefined ? undefined : nodeOf(layer, path))
    if (wrong) complain(layer, path, wrong)
    return pairs
  }
  for (const { value, path } of itemsOf(layer, 'labels')) {
    const pairs = pairsAt(...path, 'pairs')
    const { includeSelectors, includeTemplates, fields } = isMap(value) ? value : {}
    const own = mergedSpecs(specsIn(fields), configuration.labels)
    const more =
      includeSelectors === true
        ? configuration.commonLabels
        : [
            ...(includeTemplates === true ? configuration.templateLabels : []),
            { path: 'metadata/labels', create: true },
          ]
    if (pairs) addPairs(documents, pairs, mergedSpecs(own, more))
  }
  const common = pairsAt('commonLabels')
  if (common) addPairs(documents, common, configuration.commonLabels)
  const annotations = pairsAt('commonAnnotations')
  if (annotations) addPairs(documents, annotations, configuration.commonAnnotations)
}
