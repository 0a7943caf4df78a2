import type { Path, Tree } from '../../model/source.ts'
import { isVoid, type Leaf, leaf, lift, mapAt, nodeAt, textAt, textOf } from '../../syntax/derived/node.ts'
import type { Derived } from '../reader.ts'
import { accumulated } from './accumulate.ts'
import { treeOf } from './derived.ts'
import { type Document, remember } from './document.ts'
import { hashOf } from './hash.ts'
import { complain, directoryOf, fieldOf, type Layer, layerOf, leaveOut, type Render } from './layer.ts'
import { ordered } from './order.ts'
import { fixReferences } from './references.ts'
import { resolveVariables } from './variables.ts'

/** The tree of the objects that a kustomization stands for, and the files that are read through it. */
export function renderedTree(root: Tree, sources: Pick<Render, 'files' | 'trees' | 'parsed' | 'budget'>): Derived {
  const render: Render = {
    ...sources,
    root: directoryOf(root.file.path),
    covers: new Set(),
    problems: [],
    said: new Set(),
    missing: [],
    schema: undefined,
  }
  const documents = rendered(root, render)
  return { tree: treeOf(root, documents, render), covers: [...render.covers] }
}

function rendered(root: Tree, render: Render): readonly Document[] {
  const layer = layerOf(root, render)
  const { documents, configuration, variables } = accumulated(root, render)
  for (const document of documents) if (document.hashed) addHash(document)
  for (const fault of fixReferences(documents, configuration.nameReference)) complain(layer, [], fault)
  resolveVariables(documents, variables, configuration.varReference)
  const applied = documents.filter((document) => !isLocal(document))
  for (const document of applied) tidy(document)
  annotated(layer, applied)
  return ordered(layer, applied)
}

/** Where what it holds is not known its end is not known either, and those who refer to it go without as well: both meet. */
function addHash(document: Document): void {
  const hash = hashOf(document)
  const name = nodeAt(document.node, ['metadata', 'name'])
  if (hash === undefined || !name) return
  remember(document)
  const made = 'put together with a hash of what the object holds'
  mapAt(document.node, ['metadata'], name.mark)?.entries.set(
    'name',
    leaf(`${textOf(name)}-${hash}`, { ...name.mark, made }),
  )
}

/** What is there for kustomize itself and never reaches a cluster. */
function isLocal({ node }: Document): boolean {
  const value = textAt(node, ['metadata', 'annotations', 'config.kubernetes.io/local-config'])
  return value !== undefined && value !== 'false'
}

/** Kustomize takes notes in the annotations: it leaves none over that are empty, and texts where numbers were. */
function tidy({ node }: Document): void {
  const metadata = nodeAt(node, ['metadata'])
  const annotations = metadata?.is === 'map' ? metadata.entries.get('annotations') : undefined
  if (metadata?.is !== 'map' || !annotations) return
  if (isVoid(annotations) || (annotations.is === 'map' && annotations.entries.size === 0))
    metadata.entries.delete('annotations')
  if (annotations.is !== 'map') return
  for (const [name, each] of annotations.entries)
    if (each.is === 'leaf' && (each.value === null || ['number', 'boolean'].includes(typeof each.value)))
      annotations.entries.set(name, leaf(writtenAt(each), each.mark))
}

/** `1.0` is a number that does not look like itself any more. */
function writtenAt({ value, mark }: Leaf): string {
  const { span, file } = mark.tree.placeOf(mark.path)
  const text = file === mark.tree.file.path && !mark.made ? mark.tree.file.text.slice(span.start, span.end) : ''
  return /^[\w.+~-]+$/.test(text) ? text : value === null ? '' : String(value)
}

function annotated(layer: Layer, documents: readonly Document[]): void {
  const wanted = fieldOf(layer, 'buildMetadata')
  if (!Array.isArray(wanted)) return
  const mark = { tree: layer.tree, path: [0, 'buildMetadata'] satisfies Path, made: 'made by `buildMetadata`' }
  for (const { node, origin } of documents) {
    if (wanted.includes('originAnnotations'))
      mapAt(node, ['metadata', 'annotations'], mark)?.entries.set('config.kubernetes.io/origin', lift(origin, mark))
  }
  for (const each of wanted)
    if (each !== 'originAnnotations') leaveOut(layer, String(each), 'it depends on the program that builds')
}
