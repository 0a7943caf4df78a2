import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Path } from '../../model/source.ts'
import { find, isMergeKey, spanOf } from './find.ts'
import { column, dash, endOf, endOfPair, lineEnd, lineStart } from './layout.ts'
import { block, inline } from './print.ts'
import { flowText, type Made, replace, type Source } from './value.ts'

export function set(source: Source, path: Path, to: unknown): Made {
  const { documents } = source
  const found = find(documents, path)
  if (!found.document) return documents.length === 0 && path[0] === 0 ? root(source, built(path.slice(1), to)) : gone
  if (found.depth === path.length) {
    if (isAlias(found.pair?.value) || isAlias(found.node))
      return { refused: 'the value is an alias: change its anchor' }
    const parent = path.length > 1 ? find(documents, path.slice(0, -1)).node : undefined
    if (found.pair && isMap(parent) && !parent.items.includes(found.pair as never))
      return { refused: 'it comes through a merge key' }
    if (!found.node && !found.pair) return root(source, to, found.document.range?.[1])
    return replace(source, found, isCollection(parent) && parent.flow === true, to)
  }
  const step = path[found.depth]
  const inner = built(path.slice(found.depth + 1), to)
  const parent = find(documents, path.slice(0, found.depth))
  if (isMap(parent.node) && parent.node.items.length > 0) return addKey(source, parent.node, String(step), inner)
  if (isSeq(parent.node) && parent.node.items.length > 0)
    return step === parent.node.items.length
      ? addItem(source, parent.node, step, inner)
      : { refused: 'the list has no such item' }
  if (!isVoid(parent.node)) return { refused: 'the parent is no map' }
  if (!parent.node && !parent.pair) return root(source, built(path.slice(found.depth), to), found.document.range?.[1])
  if (isSeq(parent.node) && step !== 0) return { refused: 'the list has no such item' }
  const value = isMap(parent.node) ? { [String(step)]: inner } : built([step ?? 0], inner)
  const grand = found.depth > 1 ? find(documents, path.slice(0, found.depth - 1)).node : undefined
  return replace(source, parent, isCollection(grand) && grand.flow === true, value)
}

export function insert(source: Source, path: Path, to: unknown): Made {
  const list = find(source.documents, path.slice(0, -1)).node
  if (isSeq(list) && list.items.length > 0) return addItem(source, list, Number(path.at(-1)), to)
  if (list && !isVoid(list)) return { refused: 'it is no list' }
  return set(source, path.slice(0, -1), [to])
}

const gone: Made = { refused: 'there is no such document' }

function addKey(source: Source, map: YAMLMap, key: string, to: unknown): Made {
  const { text, style } = source
  const first = map.items.find((item) => isNode(item.key) && !isMergeKey(item.key))?.key ?? map.items[0]?.key
  const last = map.items.at(-1)
  if (!last || !isNode(first)) return { refused: 'the map has no key to stand beside' }
  const end = endOfPair(text, last)
  if (map.flow) return besideInFlow(source, map, end, keyed(source, end, key, to))
  return below(text, end, column(text, spanOf(first).start), block({ [key]: to }, style))
}

function keyed(source: Source, at: number, key: string, to: unknown): string {
  if (source.json) return `${JSON.stringify(key)}: ${flowText(source, at, to)}`
  return inline({ [key]: to }).replace(/^\{ ?| ?\}$/g, '')
}

function addItem(source: Source, list: YAMLSeq, index: number, to: unknown): Made {
  const { text, style } = source
  const before = list.items[Math.min(index, list.items.length) - 1]
  const first = list.items[0]
  if (!isNode(first)) return { refused: 'the list has no item to stand beside' }
  if (list.flow) {
    if (isNode(before)) {
      const { end } = spanOf(before)
      return besideInFlow(source, list, end, flowText(source, end, to))
    }
    const { start } = spanOf(first)
    const lead = text.slice(lineStart(text, start), start)
    const separator = lead.trim() === '' ? `,\n${lead}` : ', '
    return at(start, flowText(source, start, to) + separator)
  }
  const home = column(text, spanOf(list).start)
  const lines = block([to], style)
  if (isNode(before)) return below(text, endOf(text, before), home, lines)
  return at(dash(text, list, first), `${lines.join(`\n${' '.repeat(home)}`)}\n${' '.repeat(home)}`)
}

/** On a line of its own where the brackets hold lines, else behind a comma. */
function besideInFlow({ text }: Source, list: YAMLMap | YAMLSeq, end: number, printed: string): Made {
  const lead = text.slice(lineStart(text, end), end)
  const spread = text.slice(spanOf(list).start, end).includes('\n')
  return at(end, spread ? `,\n${lead.slice(0, lead.length - lead.trimStart().length)}${printed}` : `, ${printed}`)
}

function below(text: string, end: number, home: number, lines: readonly string[]): Made {
  const pad = ' '.repeat(home)
  return at(lineEnd(text, end), lines.map((line) => (line === '' ? '\n' : `\n${pad}${line}`)).join(''))
}

function root({ text, style, json }: Source, to: unknown, end = text.length): Made {
  const glue = end > 0 && text[end - 1] !== '\n' ? '\n' : ''
  return at(end, `${glue}${json ? JSON.stringify(to, null, 2) : block(to, style).join('\n')}\n`)
}

/** The value with the ancestors that it lacks. */
function built(path: Path, to: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), to)
}

function isVoid(node: unknown): boolean {
  return !node || (isScalar(node) && node.value === null) || (isCollection(node) && node.items.length === 0)
}

function at(offset: number, text: string): Made {
  return { span: { start: offset, end: offset }, text }
}
