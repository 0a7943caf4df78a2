import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import { isMap as isRecord } from '../../model/shape.ts'
import { dataOf, keyText } from '../../syntax/yaml/data.ts'
import { nestsTooDeeply } from '../../syntax/yaml/depth.ts'
import { column, endOf, endOfPair, isBlockScalar } from '../../syntax/yaml/layout.ts'
import { type Branch, indentOf, type Part } from './branch.ts'

/** A stream of documents. `marked`: the first one begins with `---`. */
export interface Stream {
  readonly marked: boolean
  readonly branch: Branch
}

/**
 * The lines of a YAML text by what they belong to. `undefined` for what must be merged by line: what cannot be parsed,
 * anchors and aliases, tags, kept line breaks, keys and documents written in rare ways.
 */
export function streamOf(text: string): Stream | undefined {
  if (nestsTooDeeply(text)) return undefined
  const sections = sectionsOf(text.split('\n'))
  if (!sections) return undefined
  const parts: Part[] = []
  for (const lines of sections.documents) {
    const part = documentPart(lines, parts)
    if (!part) return undefined
    parts.push(part)
  }
  return { marked: sections.marked, branch: { kind: 'documents', column: 0, parts, tail: [] } }
}

function sectionsOf(lines: readonly string[]): { marked: boolean; documents: string[][] } | undefined {
  const documents: string[][] = [[]]
  let marked = false
  for (const [index, line] of lines.entries()) {
    if (/^(?:%|\.\.\.)/.test(line)) return undefined
    if (!line.startsWith('---')) documents.at(-1)?.push(line)
    else if (line.trimEnd() !== '---') return undefined
    else if (index === 0) marked = true
    else documents.push([])
  }
  return { marked, documents }
}

function documentPart(lines: readonly string[], before: readonly Part[]): Part | undefined {
  const text = lines.join('\n')
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' })
  if (document.errors.length > 0 || isRare(document, text)) return undefined
  const { value, problem } = dataOf(document)
  if (problem) return undefined
  const base = { key: nameOf(value, before), lead: [], lines, head: 0, foot: 0, value }
  const { contents } = document
  if (!isCollection(contents) || contents.flow) return base
  const inside = branchOf({ text, lines, starts: startsOf(lines) }, contents, value, 0, lines.length)
  return inside && { ...base, inside }
}

/** Kind, namespace and name of a Kubernetes object; else the number of the document. */
function nameOf(value: unknown, before: readonly Part[]): string {
  const metadata = isRecord(value) && isRecord(value.metadata) ? value.metadata : {}
  const kind = isRecord(value) ? value.kind : undefined
  const name = kind === undefined ? '' : [kind, metadata.namespace ?? '', metadata.name ?? ''].join('/')
  return name === '' || before.some(({ key }) => key === name) ? `document ${before.length + 1}` : name
}

function isRare(document: Document, text: string): boolean {
  let rare = false
  visit(document, {
    Node(_, node) {
      const at = node.range?.[0] ?? 0
      const kept = isBlockScalar(node) && text.slice(at, at + 3).includes('+')
      if (isAlias(node) || node.anchor !== undefined || kept || hasTag(node)) rare = true
      return rare ? visit.BREAK : undefined
    },
  })
  return rare
}

function hasTag(node: Node): boolean {
  return (isScalar(node) || isCollection(node)) && node.tag !== undefined && node.tag.startsWith('!')
}

interface Text {
  readonly text: string
  readonly lines: readonly string[]
  readonly starts: readonly number[]
}

function branchOf(text: Text, node: Node, data: unknown, from: number, to: number): Branch | undefined {
  if (!isCollection(node)) return undefined
  const items = node.items as readonly (Node | Pair)[]
  const offsets = items.map((item) => (isMap(node) ? keyOffset(item as Pair) : dashOffset(text, node, item as Node)))
  if (offsets.some((offset) => offset === undefined)) return undefined
  const firsts = offsets.map((offset) => lineOf(text, offset ?? 0))
  const home = column(text.text, offsets[0] ?? 0)
  const parts: Part[] = []
  let lead = text.lines.slice(from, firsts[0])
  for (const [index, item] of items.entries()) {
    const first = firsts[index] ?? 0
    const limit = firsts[index + 1] ?? to
    if (limit <= first || column(text.text, offsets[index] ?? 0) !== home) return undefined
    let stop = lineOf(text, isNode(item) ? endOf(text.text, item) : endOfPair(text.text, item)) + 1
    // Comments that stand further in than this branch belong to what is inside.
    while (stop < limit && /^\s*#/.test(text.lines[stop] ?? '') && indentOf(text.lines[stop] ?? '') > home) stop++
    const value = isMap(node) ? keyText((item as Pair).key) : index
    const part = partOf(text, item, (data as never)[value], {
      home,
      first,
      stop,
      key: isMap(node) ? String(value) : '',
    })
    if (!part) return undefined
    parts.push({ ...part, lead })
    lead = text.lines.slice(stop, limit)
  }
  return { kind: isMap(node) ? 'map' : 'list', column: home, parts, tail: lead }
}

interface Frame {
  readonly home: number
  readonly first: number
  readonly stop: number
  readonly key: string
}

function partOf(text: Text, item: Node | Pair, value: unknown, { home, first, stop, key }: Frame): Part | undefined {
  const node = isNode(item) ? item : isNode(item.value) ? item.value : undefined
  const [line = '', ...rest] = text.lines.slice(first, stop)
  const blank = ' '.repeat(home) + line.slice(home)
  const lines = [blank, ...rest]
  const base = { key, lead: [], lines, head: 0, foot: 0, value }
  if (!node?.range) return base
  const start = node.range[0]
  if (isCollection(node) && !node.flow) {
    const below = lineOf(text, start) > first
    const inside = branchOf(text, node, value, below ? first + 1 : first, stop)
    if (!inside) return undefined
    return below ? { ...base, head: 1, inside } : { ...base, inside, dash: home }
  }
  if (isBlockScalar(node)) return { ...base, byLine: true }
  const end = node.range[1]
  const alone = lineOf(text, start) === first && lineOf(text, end) === first && end > start
  const zero = text.starts[first] ?? 0
  return alone ? { ...base, span: [start - zero, end - zero] } : base
}

function keyOffset({ key }: Pair): number | undefined {
  return isScalar(key) && key.range ? key.range[0] : undefined
}

function dashOffset({ text }: Text, list: Node, item: Node): number | undefined {
  if (!isSeq(list) || !item.range || !list.range) return undefined
  const home = column(text, list.range[0])
  let offset = item.range[0]
  do offset = text.lastIndexOf('-', offset - 1)
  while (offset > 0 && column(text, offset) !== home)
  return offset < 0 ? undefined : offset
}

function startsOf(lines: readonly string[]): number[] {
  let offset = 0
  return lines.map((line) => {
    const start = offset
    offset += line.length + 1
    return start
  })
}

function lineOf({ starts }: Text, offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
