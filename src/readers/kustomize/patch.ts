import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { copied, lift, type Node, nodeAt, textAt } from '../../syntax/derived/node.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { matchesGlob } from '../../values/glob.ts'
import { type Document, groupOf, isBuiltIn, kindOf, nameOf, namespaceOf } from './document.ts'
import { applyOperations } from './json-patch.ts'
import { complain, joined, type Layer } from './layer.ts'
import { merged } from './merge.ts'

/** Applies one entry of `patches`, `patchesStrategicMerge` or `patchesJson6902`. Answers the documents that are left. */
export function patched(layer: Layer, documents: readonly Document[], entry: unknown, at: Path): Document[] {
  const inline = typeof entry === 'string' && entry.includes('\n') ? entry : textIn(entry, 'patch')
  const file = typeof entry === 'string' && inline === undefined ? entry : textIn(entry, 'path')
  const nodes =
    inline !== undefined
      ? readInline(layer, inline, typeof entry === 'string' ? at : [...at, 'patch'])
      : file !== undefined
        ? readFile(layer, file, at)
        : []
  const target = isMap(entry) ? entry.target : undefined
  let left = [...documents]
  for (const node of nodes)
    left = node.is === 'list' ? withOperations(layer, left, node, target, at) : withMerge(layer, left, node, target, at)
  return left
}

function withOperations(layer: Layer, documents: Document[], operations: Node, target: unknown, at: Path): Document[] {
  const selects = selectorOf(layer, target, at)
  if (!selects) return documents
  for (const document of documents.filter(selects)) {
    const wrong = applyOperations(document.node, copied(operations))
    if (wrong)
      complain(layer, at, `the patch of \`${kindOf(document)} ${nameOf(document)}\` cannot be applied: ${wrong}`)
  }
  return documents
}

function withMerge(layer: Layer, documents: Document[], patch: Node, target: unknown, at: Path): Document[] {
  const selects = target === undefined ? sameAs(patch) : selectorOf(layer, target, at)
  if (!selects) return documents
  const hit = documents.filter(selects)
  // What could not be rendered may hold it.
  if (hit.length === 0 && target === undefined && !layer.render.partial)
    complain(layer, at, `there is no \`${textAt(patch, ['kind'])} ${textAt(patch, ['metadata', 'name'])}\` to patch`)
  return documents.flatMap((document) => {
    if (!hit.includes(document)) return document
    const identity = ['apiVersion', 'kind'].map((field) => [field, nodeAt(document.node, [field])] as const)
    const name = nodeAt(document.node, ['metadata', 'name'])
    const result = merged(document.node, copied(patch), isBuiltIn(document))
    if (!result) return []
    // A patch for several objects has a name of its own, which none of them takes.
    if (target !== undefined && result.is === 'map') {
      for (const [field, node] of identity) if (node) result.entries.set(field, node)
      const metadata = result.entries.get('metadata')
      if (name && metadata?.is === 'map') metadata.entries.set('name', name)
    }
    document.node = result
    return document
  })
}

function sameAs(patch: Node): (document: Document) => boolean {
  const [kind, version, name, namespace] = [
    ['kind'],
    ['apiVersion'],
    ['metadata', 'name'],
    ['metadata', 'namespace'],
  ].map((path) => textAt(patch, path))
  return (document) =>
    kindOf(document) === kind &&
    groupOf(document) === (version?.includes('/') ? version.slice(0, version.indexOf('/')) : '') &&
    (nameOf(document) === name || (name !== undefined && document.formerly.has(name))) &&
    (namespace === undefined || (namespaceOf(document) ?? 'default') === namespace)
}

/** The documents that a `target` means. Names are patterns there; those beyond `.*` and `|` are not read. */
function selectorOf(layer: Layer, target: unknown, at: Path): ((document: Document) => boolean) | undefined {
  if (!isMap(target)) {
    complain(layer, at, 'the patch does not say what it is for')
    return undefined
  }
  const wanted = ['group', 'version', 'kind', 'name', 'namespace'].map(
    (field) => [field, textIn(target, field)] as const,
  )
  const odd = wanted.find(([, pattern]) => pattern !== undefined && !/^[\w.*|^$-]*$/.test(pattern))
  const labels = textIn(target, 'labelSelector')?.split(',')
  if (odd || target.annotationSelector !== undefined || labels?.some((each) => !/^[^=!\s()]+=[^=]*$/.test(each))) {
    complain(
      layer,
      [...at, 'target'],
      `the target ${odd ? `\`${odd[1]}\`` : 'selector'} is beyond what is rendered here`,
    )
    return undefined
  }
  return (document) => {
    const version = textAt(document.node, ['apiVersion'])?.split('/').at(-1)
    const own: Readonly<Record<string, readonly (string | undefined)[]>> = {
      group: [groupOf(document)],
      version: [version],
      kind: [kindOf(document)],
      name: [nameOf(document), ...document.formerly],
      namespace: [namespaceOf(document) ?? 'default'],
    }
    return (
      wanted.every(
        ([field, pattern]) => !pattern || own[field]?.some((each) => each !== undefined && fits(each, pattern)),
      ) &&
      (labels ?? []).every((each) => {
        const [name = '', value] = each.split('=')
        return textAt(document.node, ['metadata', 'labels', name.trim()]) === value?.trim()
      })
    )
  }
}

function fits(text: string, pattern: string): boolean {
  return pattern.split('|').some((each) => matchesGlob(text, each.replace(/^\^|\$$/g, '').replaceAll('.*', '*')))
}

/** Text inside a text: it is shown where it begins, and not edited. */
function readInline(layer: Layer, text: string, at: Path): readonly Node[] {
  const path = [0, ...at]
  const inner = yaml.parse({ path: layer.tree.file.path, text })
  if (inner.problems.length > 0) complain(layer, at, `the patch cannot be read: ${inner.problems[0]?.message}`)
  const mark = { tree: layer.tree, path, made: 'part of a text inside the kustomization' }
  return documentsIn(inner).map((document) => lift(document, mark, true))
}

function readFile(layer: Layer, file: string, at: Path): readonly Node[] {
  const path = joined(layer.directory, file)
  const tree = path === undefined ? undefined : layer.render.trees.get(path)
  if (!tree || path === undefined) {
    complain(layer, at, `\`${file}\` is not there, or cannot be read as YAML`)
    return []
  }
  layer.render.covers.add(path)
  return documentsIn(tree).map((document, index) => lift(document, { tree, path: [index] }))
}

function documentsIn({ data }: Tree): readonly unknown[] {
  return Array.isArray(data) ? data.filter((document) => document !== null) : []
}

function textIn(value: unknown, field: string): string | undefined {
  const found = isMap(value) ? value[field] : undefined
  return typeof found === 'string' ? found : undefined
}
