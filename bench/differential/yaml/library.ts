import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml'
import { taggedValue } from '../../../src/model/tagged.ts'
import { coreTag, mergedMap } from './merged.ts'

/**
 * What the `yaml` package makes of a text, with the three things that we decide otherwise: keys are called by their text,
 * `0644` is octal, and a custom tag stays with its value.
 */
export function readByLibrary(text: string): { data: readonly unknown[] } | { refused: string } {
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false })
  const documents = 'empty' in parsed ? [] : parsed
  const error = documents.flatMap(({ errors }) => errors)[0]
  if (error) return { refused: `${error.code} ${error.message}` }
  try {
    return { data: documents.map((document) => dataOf(document.contents, document)) }
  } catch (trouble) {
    return { refused: String(trouble) }
  }
}

function dataOf(node: Node | null, document: Document): unknown {
  if (isAlias(node)) return dataOf(node.resolve(document) as Node, document)
  const value = bareOf(node, document)
  if (!node || isAlias(node) || !(node as { tag?: string }).tag) return value
  const { tag = '' } = node as { tag?: string }
  if (coreTag.test(tag)) return value
  return taggedValue(tag, isScalar(node) && node.source === '' && node.type === 'PLAIN' ? null : value)
}

function bareOf(node: Node | null, document: Document): unknown {
  if (isSeq(node)) return node.items.map((item) => dataOf(item as Node, document))
  if (isMap(node))
    return mergedMap(
      node.items.map(({ key, value }) => ({
        name: nameOf(key, document),
        merges: isScalar(key) && key.value === '<<' && key.type === 'PLAIN',
        value: dataOf(value as Node, document),
      })),
    )
  if (!isScalar(node)) return null
  const { value, source = '', type } = node
  if (type === 'PLAIN' && typeof value === 'number' && /^[-+]?0[0-7]+$/.test(source)) return Number.parseInt(source, 8)
  return value
}

function nameOf(key: unknown, document: Document): string {
  if (isAlias(key)) return nameOf(key.resolve(document), document)
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  return '?'
}
