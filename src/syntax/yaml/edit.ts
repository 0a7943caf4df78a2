import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Change, Edit, Path, Refusal, SourceFile, Span } from '../../model/source.ts'
import { isMergeKey, keyText } from './data.ts'
import { type Documents, find, spanOf } from './place.ts'
import { block, inline } from './print.ts'

/** Writes one change into the text as a person would: in its place, with the quotes, indentation and line ends around it. */
export function edit(file: SourceFile, documents: Documents, change: Change): Edit | Refusal {
  const made = make(file.text, documents, change)
  if ('refused' in made) return made
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n'
  return { file: file.path, span: made.span, text: made.text.replaceAll('\n', eol) }
}

type Made = { readonly span: Span; readonly text: string } | Refusal

function make(text: string, documents: Documents, change: Change): Made {
  if ('set' in change) return set(text, documents, change.set, change.to)
  if ('insert' in change) return insert(text, documents, change.insert, change.to)
  return drop(text, documents, change.drop)
}

function set(text: string, documents: Documents, path: Path, to: unknown): Made {
  const { document, nearest, node, pair, depth } = find(documents, path)
  if (!document) return { refused: 'there is no such document' }
  if (depth === path.length) {
    if (isAlias(pair?.value)) return { refused: 'the value is an alias: change its anchor' }
    return node || pair ? replace(text, node, pair, to) : append(text, document, to)
  }
  if (depth < path.length - 1) {
    // The missing ancestors become part of the new value.
    const value = path.slice(depth + 1).reduceRight<unknown>((inner, step) => ({ [step]: inner }), to)
    return set(text, documents, path.slice(0, depth + 1), value)
  }
  const parent = find(documents, path.slice(0, -1))
  if (isMap(parent.node)) return addKey(text, parent.node, parent.pair, String(path.at(-1)), to)
  if (isSeq(nearest) || (parent.node && !isEmpty(parent.node))) return { refused: 'the parent is no map' }
  return parent.pair
    ? replace(text, parent.node, parent.pair, { [String(path.at(-1))]: to })
    : append(text, document, { [String(path.at(-1))]: to })
}

function insert(text: string, documents: Documents, path: Path, to: unknown): Made {
  const list = find(documents, path.slice(0, -1))
  const index = Number(path.at(-1))
  if (!isSeq(list.node) || list.node.items.length === 0) return set(text, documents, path.slice(0, -1), [to])
  const { items, flow } = list.node
  const before = items[Math.min(index, items.length) - 1]
  const first = items[0]
  if (!isNode(first)) return { refused: 'the list has no item to stand beside' }
  if (flow) {
    if (isNode(before)) return at(spanOf(before).end, `, ${inline(to)}`)
    return at(spanOf(first).start, `${inline(to)}, `)
  }
  const dash = text.lastIndexOf('-', spanOf(first).start - 1)
  const pad = ' '.repeat(column(text, dash))
  const item = `- ${block(to).join(`\n${pad}  `)}`
  if (!isNode(before)) return at(dash, `${item}\n${pad}`)
  return at(lineEnd(text, spanOf(before).end), `\n${pad}${item}`)
}

function drop(text: string, documents: Documents, path: Path): Made {
  const { node, pair, depth } = find(documents, path)
  if (depth < path.length) return { refused: 'it is not there' }
  const parent = find(documents, path.slice(0, -1)).node
  if (!isCollection(parent)) return { refused: 'a whole document is not dropped' }
  const items: readonly unknown[] = parent.items
  const index = isMap(parent) ? items.indexOf(pair) : Number(path.at(-1))
  if (index < 0) return { refused: 'it comes through a merge key' }
  if (items.length === 1) return replaceSpan(text, spanOf(parent), parent, isMap(parent) ? '{}' : '[]')
  const own = extent(text, items[index], parent)
  if (parent.flow) {
    const next = items[index + 1]
    return next
      ? { span: { start: own.start, end: extent(text, next, parent).start }, text: '' }
      : { span: { start: extent(text, items[index - 1], parent).end, end: own.end }, text: '' }
  }
  const lead = text.slice(lineStart(text, own.start), own.start)
  const next = items[index + 1]
  // The first key of a list item shares its line with the dash.
  if (lead.trim() !== '' && next) return { span: { start: own.start, end: extent(text, next, parent).start }, text: '' }
  const end = lineEnd(text, Math.max(own.start, node ? spanOf(node).end : own.end))
  return {
    span: { start: lineStart(text, own.start), end: Math.min(text.length, end + newlineLength(text, end)) },
    text: '',
  }
}

/** The value of a pair, or a list item, becomes another one. */
function replace(text: string, node: Node | undefined, pair: Pair | undefined, to: unknown): Made {
  const key = pair && isNode(pair.key) ? pair.key : undefined
  const span = node ? spanOf(node) : at(key ? colon(text, spanOf(key).end) : 0, '').span
  const flow = node && isCollection(node) ? node.flow === true : inFlow(text, span.start)
  const home = key ? column(text, spanOf(key).start) : Math.max(0, column(text, span.start) - 2)
  if (isBlockValue(to) && !flow) {
    const inside = isCollection(node) && !node.flow ? column(text, spanOf(node).start) : home + 2
    const dash = isSeq(node) && !node.flow ? column(text, text.lastIndexOf('-', span.start)) : undefined
    const pad = ' '.repeat(Array.isArray(to) && dash !== undefined ? dash : inside)
    const lines = block(to)
    if (isCollection(node) && !node.flow && isSeq(node) === Array.isArray(to))
      return { span, text: lines.join(`\n${pad}`) }
    if (!key) return { span: outer(text, span), text: lines.join(`\n${pad}`) }
    return { span: outer(text, span), text: `\n${pad}${lines.join(`\n${pad}`)}` }
  }
  const like = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? node.type : undefined
  const printed =
    isScalar(node) && typeof to === 'string' && to.includes('\n') && node.type?.startsWith('BLOCK')
      ? literalBlock(to, home + 2, text.slice(span.start, span.start + 2))
      : inline(to, typeof to === 'string' ? like : undefined)
  return replaceSpan(text, span, node, printed)
}

/** Puts one line where a value stood; the space after the colon is kept or made. */
function replaceSpan(text: string, span: Span, node: Node | undefined, printed: string): Made {
  const from = isCollection(node) && !node.flow ? outer(text, span) : span
  const glue = from.start > 0 && /[\w"':-]/.test(text[from.start - 1] ?? '') ? ' ' : ''
  const ends = isScalar(node) && node.type?.startsWith('BLOCK') && text.slice(span.start, span.end).endsWith('\n')
  return { span: from, text: glue + printed + (ends && !printed.endsWith('\n') ? '\n' : '') }
}

function addKey(text: string, map: Node, owner: Pair | undefined, key: string, to: unknown): Made {
  if (!isMap(map)) return { refused: 'the parent is no map' }
  if (map.items.length === 0) return replace(text, map, owner, { [key]: to })
  const items = map.items.filter((item) => !isMergeKey(item.key) || keyText(item.key) !== key)
  const last = items.at(-1)
  const first = map.items[0]
  if (!last || !isNode(first?.key)) return { refused: 'the map has no key to stand beside' }
  const end = extent(text, last, map).end
  if (map.flow) return at(end, `, ${inline({ [key]: to }).replace(/^\{ | \}$/g, '')}`)
  const pad = ' '.repeat(column(text, spanOf(first.key).start))
  const lines = block({ [key]: to }).join(`\n${pad}`)
  const ended = text[end - 1] === '\n'
  return ended ? at(end, `${pad}${lines}\n`) : at(lineEnd(text, end), `\n${pad}${lines}`)
}

function append(text: string, document: Document, to: unknown): Made {
  const end = document.range?.[1] ?? text.length
  const glue = end > 0 && text[end - 1] !== '\n' ? '\n' : ''
  return at(end, `${glue}${block(to).join('\n')}\n`)
}

function literalBlock(to: string, indent: number, header: string): string {
  const style = header.startsWith('>') ? '>' : '|'
  const lines = to.replace(/\n$/, '').split('\n')
  const chomp = to.endsWith('\n') ? '' : '-'
  return `${style}${chomp}\n${lines.map((line) => (line ? ' '.repeat(indent) + line : '')).join('\n')}\n`
}

/** From the start of a pair or item to the end of its value. */
function extent(text: string, item: unknown, parent: Node): Span {
  if (isNode(item)) {
    const { start, end } = spanOf(item)
    return { start: isSeq(parent) && !parent.flow ? text.lastIndexOf('-', start - 1) : start, end }
  }
  const { key, value } = item as Pair
  const start = isNode(key) ? spanOf(key).start : 0
  const end = isNode(value) && value.range ? spanOf(value).end : isNode(key) ? colon(text, spanOf(key).end) : start
  return { start, end: Math.max(end, isNode(key) ? spanOf(key).end : end) }
}

/** The span with the white space before it, up to the colon or dash that introduces it. */
function outer(text: string, span: Span): Span {
  let start = span.start
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--
  return { start, end: span.end }
}

function at(offset: number, text: string): { span: Span; text: string } {
  return { span: { start: offset, end: offset }, text }
}

function isBlockValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && (node.value === null || node.value === '')
}

function inFlow(text: string, offset: number): boolean {
  const line = text.slice(lineStart(text, offset), offset)
  return (line.match(/[[{]/g) ?? []).length > (line.match(/[\]}]/g) ?? []).length
}

function colon(text: string, from: number): number {
  const index = text.indexOf(':', from)
  return index < 0 ? from : index + 1
}

function column(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line ends that the offset is on, before its line break. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', Math.max(0, text[offset - 1] === '\n' ? offset - 1 : offset))
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

function newlineLength(text: string, offset: number): number {
  return text.startsWith('\r\n', offset) ? 2 : 1
}
