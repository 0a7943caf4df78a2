import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { copied, isVoid, leaf, type Mark, type Node, textOf } from '../../syntax/derived/node.ts'
import { allIds, type Document } from './document.ts'
import { fieldsAt, stepsIn } from './field-path.ts'
import { effective, type Id, isSelected } from './identity.ts'
import { complain, documentsIn, itemsOf, type Layer, leaveOut, treeFile } from './layer.ts'
import { labelSelectorOf } from './select.ts'

/** Copies values from one object to others, as `replacements` say. */
export function replaced(layer: Layer, documents: readonly Document[], field: Path = ['replacements']): void {
  for (const { value, path } of itemsOf(layer, ...field)) {
    const faults: string[] = []
    for (const each of replacementsAt(layer, value, path)) replace(each, documents, faults)
    for (const fault of faults) {
      // What could not be rendered may hold it.
      if (layer.render.missing.length > 0) leaveOut(layer, 'replacements', fault)
      else complain(layer, path, fault)
    }
  }
}

function replacementsAt(layer: Layer, value: unknown, at: Path): readonly unknown[] {
  if (!isMap(value) || typeof value.path !== 'string') return [value]
  const tree = treeFile(layer, value.path)
  if (!tree) complain(layer, [...at, 'path'], `\`${value.path}\` is not there`)
  const data = tree && documentsIn(tree)[0]?.[1]
  return Array.isArray(data) ? data : data === undefined ? [] : [data]
}

function replace(replacement: unknown, documents: readonly Document[], faults: string[]): void {
  const { source, targets } = isMap(replacement) ? replacement : {}
  if (!isMap(source) || !Array.isArray(targets)) {
    faults.push('a replacement has a source and targets')
    return
  }
  const value = valueFrom(source, documents, faults)
  if (!value) return
  for (const target of targets) {
    const { select, reject, fieldPaths, options } = isMap(target) ? target : {}
    const rejects = Array.isArray(reject) ? reject : []
    for (const document of documents) {
      if (!isNamed(document, select) || !isMarked(document, select)) continue
      if (rejects.some((each) => (names(each) && isNamed(document, each)) || (marks(each) && isMarked(document, each))))
        continue
      const paths = Array.isArray(fieldPaths) && fieldPaths.length > 0 ? fieldPaths.map(String) : ['metadata.name']
      for (const path of paths) put(document, path, value, isMap(options) ? options : {}, faults)
    }
  }
}

type Options = { readonly [name: string]: unknown }

function valueFrom(source: Options, documents: readonly Document[], faults: string[]): Node | undefined {
  const sources = documents.filter((document) => allIds(document).some((id) => isMeant(id, source)))
  const [document] = sources
  if (!document || sources.length > 1) {
    faults.push(`the source of a replacement is ${document ? 'more than one object' : 'nowhere'}`)
    return undefined
  }
  const path = typeof source.fieldPath === 'string' && source.fieldPath !== '' ? source.fieldPath : 'metadata.name'
  const [slot] = fieldsAt(document.node, stepsIn(path))
  if (!slot || isVoid(slot.node)) {
    faults.push(`\`${path}\` is not there, from where a value should be taken`)
    return undefined
  }
  const { delimiter, index = 0 } = isMap(source.options) ? source.options : {}
  if (typeof delimiter !== 'string' || delimiter === '' || isOpen(slot.node)) return slot.node
  const part = textOf(slot.node).split(delimiter)[Number(index)]
  if (part === undefined) faults.push(`\`${path}\` has no part ${String(index)}`)
  return part === undefined ? undefined : leaf(part, { ...slot.node.mark, made: 'a part of a value' })
}

function isMeant(id: Id, selector: Options): boolean {
  const { name, namespace } = selector
  return (
    isSelected(id, selector) &&
    (!name || name === id.name) &&
    (!namespace || effective(String(namespace)) === id.namespace)
  )
}

function isNamed(document: Document, selector: unknown): boolean {
  return isMap(selector) && allIds(document).some((id) => isMeant(id, selector))
}

function isMarked({ node }: Document, selector: unknown): boolean {
  if (!isMap(selector)) return false
  const [labels, annotations] = [labelSelectorOf(selector.labelSelector), labelSelectorOf(selector.annotationSelector)]
  return (labels?.(node, 'labels') ?? false) && (annotations?.(node, 'annotations') ?? false)
}

function names(selector: unknown): boolean {
  return isMap(selector) && ['group', 'version', 'kind', 'name', 'namespace'].some((field) => selector[field])
}

function marks(selector: unknown): boolean {
  return isMap(selector) && Boolean(selector.labelSelector || selector.annotationSelector)
}

function put(document: Document, path: string, value: Node, options: Options, faults: string[]): void {
  const mark: Mark = { ...value.mark, made: value.mark.made ?? 'copied by `replacements`' }
  const slots = fieldsAt(document.node, stepsIn(path), options.create === true ? mark : undefined)
  if (slots.length === 0) faults.push(`there is no \`${path}\` to put a value into`)
  for (const slot of slots) {
    if (isOpen(slot.node) || isOpen(value) || value.is !== 'leaf') slot.replace(copied(value))
    else slot.replace(typed(slot.node, refined(slot.node, textOf(value), options), mark, slot.made === true))
  }
}

function refined(before: Node, text: string, { delimiter, index = 0 }: Options): string {
  if (typeof delimiter !== 'string' || delimiter === '') return text
  const parts = textOf(before).split(delimiter)
  if (Number(index) < 0) parts.unshift(text)
  else if (Number(index) >= parts.length) parts.push(text)
  else parts[Number(index)] = text
  return parts.join(delimiter)
}

/** A number in the place of a number, a text in the place of a text; what was just made takes what the words look like. */
function typed(before: Node, text: string, mark: Mark, made: boolean): Node {
  const was = before.is === 'leaf' && !made ? typeof before.value : 'undefined'
  if (was !== 'string' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return leaf(Number(text), mark)
  if (was !== 'string' && /^(?:true|false)$/.test(text)) return leaf(text === 'true', mark)
  return leaf(text, mark)
}

function isOpen(node: Node): boolean {
  return node.is === 'leaf' && isUnknown(node.value)
}
