import { type Document, isAlias, isCollection, isScalar, type Node, parseDocument, visit } from 'yaml'
import { isMap as isRecord } from '../../model/shape.ts'
import { nestsTooDeeply } from '../../syntax/yaml/depth.ts'

import { read } from '../../syntax/yaml/parser/stream.ts'
import type { Branch, Part } from './branch.ts'
import { branchOf, textOf } from './yaml-branch.ts'
import { isBlockScalar } from './yaml-nodes.ts'

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
  const { data, flaws } = read(text)
  if (flaws.length > 0) return undefined
  const [value = null] = data
  const base = { key: nameOf(value, before), lead: [], lines, head: 0, foot: 0, value }
  const { contents } = document
  if (!isCollection(contents) || contents.flow) return base
  const inside = branchOf(textOf(lines), contents, value, 0, lines.length)
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
