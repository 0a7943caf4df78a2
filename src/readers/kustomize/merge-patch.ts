import type { Path } from '../../model/source.ts'
import { copied, isVoid, type MapNode, mapAt, nodeAt, textOf } from '../../syntax/derived/node.ts'
import { currentId, type Document, remember } from './document.ts'
import { complain, type Layer } from './layer.ts'
import { merged } from './merge.ts'
import { knownOf } from './merge-keys.ts'

/** One object with a merge patch laid over it; undefined where the patch deletes it. It keeps its name and kind unless it may change them. */
export function withMerge(
  layer: Layer,
  document: Document,
  patch: MapNode,
  at: Path,
  options: { readonly [name: string]: unknown },
): Document | undefined {
  const { kind } = currentId(document)
  const [name, namespace] = ['name', 'namespace'].map((field) => nodeAt(document.node, ['metadata', field]))
  if (options.allowNameChange === true || options.allowKindChange === true) remember(document)
  const change = copied(patch)
  if (change.is !== 'map') return document
  const own = document.node.entries.get('kind')
  change.entries.delete('apiVersion')
  const faults: string[] = []
  const result = merged(document.node, change, { knownOf: layer.render.schema ?? knownOf, faults })
  for (const fault of faults)
    complain(layer, at, `the patch of \`${kind} ${textOf(name)}\` cannot be applied: ${fault}`)
  if (result?.is !== 'map' || result.entries.size === 0) return undefined
  document.node = result
  if (options.allowKindChange !== true && own) result.entries.set('kind', own)
  const metadata = mapAt(result, ['metadata'], result.mark)
  if (options.allowNameChange !== true && name) metadata?.entries.set('name', name)
  if (namespace && !isVoid(namespace)) metadata?.entries.set('namespace', namespace)
  else metadata?.entries.delete('namespace')
  return document
}
