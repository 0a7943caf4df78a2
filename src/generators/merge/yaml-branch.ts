import { isCollection, isMap, isNode, isScalar, type Node, type Pair } from 'yaml'

import { column } from '../../syntax/yaml/text.ts'
import { type Branch, indentOf, type Part } from './branch.ts'
import { dash, endOf, endOfPair, isBlockScalar, keyText } from './yaml-nodes.ts'

/** A text with its lines, and where each begins. */
export interface Text {
  readonly text: string
  readonly lines: readonly string[]
  readonly starts: readonly number[]
}

export function textOf(lines: readonly string[]): Text {
  return { text: lines.join('\n'), lines, starts: startsOf(lines) }
}

/** The parts of a block collection on the lines from `from` up to `to`. `undefined` where keys are written in rare ways. */
export function branchOf(text: Text, node: Node, data: unknown, from: number, to: number): Branch | undefined {
  if (!isCollection(node)) return undefined
  const items = node.items as readonly (Node | Pair)[]
  const offsets = items.map((item) => (isMap(node) ? keyOffset(item as Pair) : dash(text.text, node, item as Node)))
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
