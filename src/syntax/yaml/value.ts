import { isAlias, isCollection, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Refusal, Span } from '../../model/source.ts'
import type { Documents } from './documents.ts'
import { spanOf } from './find.ts'
import { colon, column, endOf, isBlockScalar, lineEnd, lineStart } from './layout.ts'
import { block, inline, type Style } from './print.ts'

export interface Source {
  readonly text: string
  readonly documents: Documents
  readonly style: Style
  readonly json: boolean
}

export type Made = { readonly span: Span; readonly text: string } | Refusal

/** The value of a pair, a list item or a document becomes another one. */
export function replace(
  source: Source,
  { node, pair }: { readonly node: Node | undefined; readonly pair: Pair | undefined },
  flow: boolean,
  to: unknown,
): Made {
  const { text, style } = source
  const key = isNode(pair?.key) ? pair.key : undefined
  const behind = key && colon(text, key)
  if (key && behind === undefined) return { refused: 'its key is not written on one line with its value' }
  const own = node?.range ? spanOf(node).start : (behind ?? 0)
  const start = node ? tagStart(text, node, own) : own
  const end = Math.max(start, node?.range ? endOf(text, node) : 0)
  const span = { start, end }
  const quotes = isScalar(node) && node.type?.startsWith('QUOTE') ? node.type : undefined
  if (flow || (source.json && text[start] !== undefined && !isBlock(node)))
    return { span, text: glued(text, start, flowText(source, start, to, quotes)) }
  if (isLine(to) && !isBlock(node)) return { span, text: glued(text, start, inlineOrBlock(to, quotes)) }
  if (start === own && isBlock(node) && isCollection(node) && isSeq(node) === Array.isArray(to) && !isLine(to))
    return { span, text: block(to, style).join(`\n${pad(text, start)}`) }
  return behind === undefined || !key ? replaceWhole(source, span, to) : replaceBehind(source, key, behind, span, to)
}

/** A tag that is not of YAML goes with its value: another value is not meant by it. */
function tagStart(text: string, node: Node, start: number): number {
  const tag = isAlias(node) ? undefined : node.tag
  if (!tag?.startsWith('!') || tag === '!') return start
  const at = text.lastIndexOf(tag, start - 1)
  return at >= 0 && /^\s*$/.test(text.slice(at + tag.length, start)) ? at : start
}

/** The text of a value inside brackets; JSON keeps its lines. */
export function flowText({ text, json }: Source, start: number, to: unknown, quotes?: Parameters<typeof inline>[1]) {
  if (!json) return inline(to, quotes)
  const line = text.slice(lineStart(text, start), start)
  const indent = line.slice(0, line.length - line.trimStart().length)
  return text.includes('\n', 1) && isNested(to)
    ? JSON.stringify(to, null, 2).replaceAll('\n', `\n${indent}`)
    : (JSON.stringify(to) ?? 'null')
}

/** An item of a list or a whole document: it begins where it began, in its column. */
function replaceWhole({ text, style }: Source, span: Span, to: unknown): Made {
  const lead = text.slice(lineStart(text, span.start), span.start)
  if (lead.startsWith('---')) return { span, text: `\n${block(to, style).join('\n')}` }
  return { span, text: block(to, style).join(`\n${pad(text, span.start)}`) }
}

/** All that follows the colon is written anew, but for comments, the anchor and the tag. */
function replaceBehind({ text, style }: Source, key: Node, behind: number, span: Span, to: unknown): Made {
  const home = pad(text, spanOf(key).start)
  const printed = block({ k: to }, style).join(`\n${home}`).slice(2)
  const between = text.slice(behind, span.start)
  const hash = between.search(/(?:^|\s)#/)
  const props = (hash < 0 ? between : between.slice(0, hash)).trim()
  const above = hash < 0 ? '' : ` ${(between.slice(hash).trim().split('\n')[0] ?? '').trim()}`
  const rest = text.slice(span.end, lineEnd(text, span.end))
  const after = above === '' && rest.trimStart().startsWith('#') && printed.includes('\n') ? ` ${rest.trim()}` : ''
  const line = printed.indexOf('\n')
  const first = line < 0 ? printed : printed.slice(0, line)
  const stop = after ? lineEnd(text, span.end) : span.end
  return {
    span: { start: behind, end: stop },
    text: `${props && ` ${props}`}${first}${above}${after}${line < 0 ? '' : printed.slice(line)}`,
  }
}

function inlineOrBlock(to: unknown, quotes: Parameters<typeof inline>[1]): string {
  return isNested(to) ? inline(to) : quotes ? inline(to, quotes) : block([to]).join('\n').slice(2)
}

/** Keeps one space between what introduces a value and the value. */
function glued(text: string, start: number, printed: string): string {
  return /[:\-\w"'*&]/.test(text[start - 1] ?? '') ? ` ${printed}` : printed
}

/** Whether the value is written on one line outside brackets. */
function isLine(to: unknown): boolean {
  return typeof to === 'string' ? !to.includes('\n') : !isNested(to)
}

function isNested(to: unknown): boolean {
  return typeof to === 'object' && to !== null && Object.keys(to).length > 0
}

function isBlock(node: unknown): boolean {
  return isBlockScalar(node) || (isCollection(node) && !node.flow)
}

function pad(text: string, offset: number): string {
  return ' '.repeat(column(text, offset))
}
