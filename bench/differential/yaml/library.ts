import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml'
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
    return { data: documents.map((document) => dataOf(document.contents, { document, text })) }
  } catch (trouble) {
    return { refused: String(trouble) }
  }
}

interface Source {
  readonly document: Document
  readonly text: string
}

function dataOf(node: Node | null, source: Source): unknown {
  if (isAlias(node)) return dataOf(node.resolve(source.document) as Node, source)
  const value = bareOf(node, source)
  if (!node || isAlias(node) || !(node as { tag?: string }).tag) return value
  const { tag = '' } = node as { tag?: string }
  if (coreTag.test(tag)) return value
  return taggedValue(tag, isScalar(node) && node.source === '' && node.type === 'PLAIN' ? null : value)
}

function bareOf(node: Node | null, source: Source): unknown {
  if (isSeq(node)) return node.items.map((item) => dataOf(item as Node, source))
  if (isMap(node))
    return mergedMap(
      node.items.map(({ key, value }) => ({
        name: nameOf(key, source),
        merges: isScalar(key) && key.value === '<<' && key.type === 'PLAIN',
        value: dataOf(value as Node, source),
      })),
    )
  if (!isScalar(node)) return null
  const { value, source: written = '', type } = node
  if (type === 'PLAIN' && !node.tag && /^(?:[-+]?0|-0o)[0-7]+$/.test(written))
    return Number.parseInt(written.replace('o', ''), 8)
  // What is in `!!binary` stays as it is written.
  return value instanceof Uint8Array ? written : value
}

function nameOf(key: unknown, source: Source): string {
  if (isAlias(key)) return nameOf(key.resolve(source.document), source)
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  const [start, end] = isCollection(key) && key.range ? key.range : [0, 0]
  return source.text
    .slice(start, Math.min(end, start + 200))
    .trimEnd()
    .replace(/\s+/g, ' ')
}
