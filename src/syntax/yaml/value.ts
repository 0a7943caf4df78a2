import { type Path, type Refusal, type Span, valueAt } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import { descend } from './descend.ts'
import { colonBehind, endOf, isBlockCollection, isBlockScalar, isFlowCollection } from './layout.ts'
import type { Stream } from './parser/stream.ts'
import { behind as behindNode, isList, isScalar, startOf, stride, targetOf } from './parser/tape.ts'
import { block, inline, type Style } from './print.ts'
import { column, lineEnd, lineStart } from './text.ts'

/** What was read, and how its text is written. */
export interface Source extends Stream {
  readonly style: Style
  readonly json: boolean
}

export type Made = { readonly span: Span; readonly text: string } | Refusal

/** The value of a key, a list item or a document becomes another one. */
export function replace(source: Source, path: Path, to: unknown): Made {
  const { text, tape, style } = source
  const { node, key } = descend(source, path)
  if (node === undefined) return { refused: 'it is not there' }
  const behind = key === undefined ? undefined : colonBehind(source, key)
  if (key !== undefined && behind === undefined) return { refused: 'its key is not written on one line with its value' }
  const parent = descend(source, path.slice(0, -1)).node
  const flow = parent !== undefined && isFlowCollection(source, parent)
  const own = startOf(tape, node)
  const start = tagStart(source, path, own)
  const span = { start, end: Math.max(start, endOf(source, node)) }
  const quotes = quotesOf(source, node)
  const isBlock = isBlockScalar(source, node) || isBlockCollection(source, node)
  if (flow || (source.json && text[start] !== undefined && !isBlock))
    return { span, text: glued(text, start, flowText(source, start, to, quotes)) }
  if (isLine(to) && !isBlock) return { span, text: glued(text, start, inlineOrBlock(to, quotes)) }
  if (start === own && isBlockCollection(source, node) && isList(tape, node) === Array.isArray(to) && !isLine(to))
    return { span, text: block(to, style).join(`\n${pad(text, start)}`) }
  return behind === undefined || key === undefined
    ? replaceWhole(source, span, to)
    : replaceBehind(source, key, behind, span, to)
}

/** Whether it is no value, or a collection with nothing in it. */
export function isEmpty({ tape, data }: Source, node: number, path: Path): boolean {
  if (isScalar(tape, node)) return valueAt(data, path) === null
  return targetOf(tape, node) === undefined && behindNode(tape, node) === node + stride
}

function quotesOf({ text, tape }: Source, node: number): Parameters<typeof inline>[1] {
  if (!isScalar(tape, node)) return undefined
  const sign = text[startOf(tape, node)]
  return sign === '"' ? 'QUOTE_DOUBLE' : sign === "'" ? 'QUOTE_SINGLE' : undefined
}

/** A tag that is not of YAML goes with its value: another value is not meant by it. */
function tagStart({ text, data }: Source, path: Path, start: number): number {
  const value = valueAt(data, path)
  if (!isTagged(value) || !value.tag.startsWith('!')) return start
  const at = text.lastIndexOf(value.tag, start - 1)
  return at >= 0 && /^\s*$/.test(text.slice(at + value.tag.length, start)) ? at : start
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
function replaceBehind({ text, tape, style }: Source, key: number, behind: number, span: Span, to: unknown): Made {
  const home = pad(text, startOf(tape, key))
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

function pad(text: string, offset: number): string {
  return ' '.repeat(column(text, offset))
}
