import { createHash } from 'node:crypto'
import { isUnknown } from '../../model/unknown.ts'
import { type Node, nodeAt, plain, textOf } from '../../syntax/derived/node.ts'
import { type Document, kindOf } from './document.ts'

/** The end of the name of a generated object: of what it holds; undefined where that is not known. */
export function hashOf(document: Document): string | undefined {
  const { node } = document
  const [data, binaryData, stringData] = ['data', 'binaryData', 'stringData'].map((field) =>
    contents(nodeAt(node, [field])),
  )
  const known = kindOf(document) === 'Secret' ? { type: textOf(nodeAt(node, ['type'])), stringData } : { binaryData }
  // The name does not count: kustomize looks for it in the wrong place.
  const value = { kind: kindOf(document), name: '', data: data ?? '', ...known }
  if (hasHole(data) || hasHole(binaryData) || hasHole(stringData)) return undefined
  const digits = createHash('sha256').update(canonical(value)).digest('hex').slice(0, 10)
  return digits.replace(/[013ae]/g, (digit) => ({ 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' })[digit] ?? digit)
}

function contents(node: Node | undefined): unknown {
  return node && plain(node)
}

function hasHole(value: unknown): boolean {
  return isUnknown(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasHole))
}

/** JSON as Go writes it: keys sorted, and what might end a script escaped. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escaped(JSON.stringify(value) ?? 'null')
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined)
  pairs.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return `{${pairs.map(([name, each]) => `${canonical(name)}:${canonical(each)}`).join(',')}}`
}

function escaped(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
