import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { copied, type ListNode, lift, type MapNode, type Node } from '../../syntax/derived/node.ts'
import { called, type Document, kindOf, nameOf, remember, shown } from './document.ts'
import { idOf } from './identity.ts'
import { inlineTree } from './inline.ts'
import { applyOperations } from './json-patch.ts'
import { complain, documentsIn, fieldOf, itemsOf, type Layer, treeFile } from './layer.ts'
import { withMerge } from './merge-patch.ts'
import { selectOf } from './select.ts'

/** The patches of a layer in the order of kustomize: old merge patches, then `patches`. */
export function patched(layer: Layer, before: Document[]): Document[] {
  const documents = mergePatched(layer, before, 'patchesStrategicMerge')
  return itemsOf(layer, 'patches').reduce((all, { path }) => withPatch(layer, all, path), documents)
}

/** Merge patches that say themselves what they are for: a list of files and texts and, of a plugin, one text beside it. */
export function mergePatched(layer: Layer, documents: Document[], list: string, text?: string): Document[] {
  const entries = itemsOf(layer, list).map(({ value, path }) => ({
    patches: patchesAt(layer, value, path, path),
    path,
  }))
  const inline = text === undefined ? undefined : fieldOf(layer, text)
  if (text !== undefined && typeof inline === 'string')
    entries.push({ patches: patchesAt(layer, undefined, [text], [text], inline), path: [text] })
  return entries.reduce(
    (all, { patches, path }) =>
      patches.reduce(
        (left, patch) => (patch.is === 'map' ? mergedInto(layer, left, patch, path) : misplaced(layer, path, left)),
        all,
      ),
    documents,
  )
}

/** One entry of `patches`, `patchesJson6902` or a PatchTransformer: where it stands in the file. */
export function withPatch(
  layer: Layer,
  documents: Document[],
  at: Path,
  inline = 'patch',
  keepsName = true,
): Document[] {
  const entry = fieldOf(layer, ...at)
  if (!isMap(entry)) return documents
  const text = typeof entry[inline] === 'string' ? entry[inline] : undefined
  if ((text === undefined) === (typeof entry.path !== 'string')) {
    complain(layer, at, `a patch has either \`${inline}\` or \`path\``)
    return documents
  }
  const patches = patchesAt(layer, entry.path, [...at, inline], [...at, 'path'], text)
  const options = isMap(entry.options) ? entry.options : {}
  const operations = patches.find((patch): patch is ListNode => patch.is === 'list')
  if (operations) return withOperations(layer, documents, operations, entry.target, at, keepsName)
  const maps = patches.filter((patch): patch is MapNode => patch.is === 'map')
  if (entry.target === undefined || entry.target === null)
    return maps.reduce((all, patch) => mergedInto(layer, all, patch, at, options), documents)
  if (maps.length > 1) {
    complain(layer, at, 'a patch of several documents cannot have a target')
    return documents
  }
  const selects = selectOf(entry.target)
  if (typeof selects === 'string') {
    complain(layer, [...at, 'target'], selects)
    return documents
  }
  const [patch] = maps
  if (!patch) return documents
  return documents.flatMap((each) => (selects(each) ? (withMerge(layer, each, patch, at, options) ?? []) : each))
}

/** The documents of a patch: a text of several lines, or a file. */
function patchesAt(layer: Layer, file: unknown, inline: Path, at: Path, text?: string): readonly Node[] {
  const isInline = text !== undefined || (typeof file === 'string' && file.includes('\n'))
  const tree = isInline ? inlineTree(layer.tree, [0, ...inline]) : treeFile(layer, String(file))
  if (!tree) {
    complain(layer, at, `\`${String(file)}\` is not there`)
    return []
  }
  const [problem] = tree.problems
  if (isInline && problem) complain(layer, inline, `the patch cannot be read: ${problem.message}`)
  return nodesIn(tree)
}

function nodesIn(tree: Tree): readonly Node[] {
  return documentsIn(tree).map(([index, value]) => lift(value, { tree, path: [index] }))
}

/** Into the one document that has the name of the patch. */
function mergedInto(
  layer: Layer,
  documents: Document[],
  patch: MapNode,
  at: Path,
  options: { readonly [name: string]: unknown } = {},
): Document[] {
  const id = idOf(patch)
  const [target, other] = called(documents, id)
  // What could not be rendered may hold it.
  if (!target && layer.render.missing.length > 0) return documents
  if (!target || other) {
    complain(layer, at, `there ${target ? 'are several' : 'is no'} \`${shown(id)}\` to patch`)
    return documents
  }
  return documents.flatMap((each) => (each === target ? (withMerge(layer, each, patch, at, options) ?? []) : each))
}

function withOperations(
  layer: Layer,
  documents: Document[],
  operations: ListNode,
  target: unknown,
  at: Path,
  remembers: boolean,
): Document[] {
  const selects = selectOf(target)
  if (typeof selects === 'string') {
    complain(layer, [...at, 'target'], selects)
    return documents
  }
  for (const document of documents.filter(selects)) {
    if (remembers) remember(document)
    const wrong = applyOperations(document.node, copied(operations))
    if (wrong)
      complain(layer, at, `the patch of \`${kindOf(document)} ${nameOf(document)}\` cannot be applied: ${wrong}`)
  }
  return documents
}

function misplaced(layer: Layer, at: Path, documents: Document[]): Document[] {
  complain(layer, at, 'a list of operations is no merge patch')
  return documents
}
