import { isUnknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import type { Leaf, MapNode, Mark, Node } from '../../syntax/derived/node.ts'

/** `NAME=value` lists and maps alike, as a map. A name alone has `null`. Later ones win. */
export function pairsOf(node: Node, signs: readonly string[] = ['=']): MapNode {
  if (node.is === 'map') return node
  const entries = new Map<string, Node>()
  for (const item of node.is === 'list' ? node.items : [node]) {
    if (item.is !== 'leaf') continue
    const pair = pairOf(item, signs)
    if (pair) entries.set(pair.name, pair.leaf)
  }
  return { is: 'map', entries, mark: node.mark }
}

/** The name and the value of one item. Where a variable hides the value, its name may still be seen. */
export function pairOf({ value, mark }: Leaf, signs: readonly string[]): { name: string; leaf: Leaf } | undefined {
  const text = isUnknown(value) ? value.text : value === null ? '' : String(value)
  const sign = signs.find((each) => text.includes(each))
  const at = sign === undefined ? -1 : text.indexOf(sign)
  const name = at < 0 ? text : text.slice(0, at)
  if (name === '' || (isUnknown(value) && name.includes('$'))) return undefined
  const rest = text.slice(at + 1)
  const said = at < 0 ? null : isUnknown(value) ? unknownValue(rest, whyUnknown(value)) : rest
  const written = (to: unknown) => `${name}${sign ?? signs[0]}${String(to)}`
  return { name, leaf: { is: 'leaf', value: said, mark: { ...mark, written } } }
}

/** A map of a short form: all that is in it stands in one place. */
export function shortForm(mark: Mark, fields: Readonly<Record<string, unknown>>): MapNode {
  const inner: Mark = { ...mark, made: mark.made ?? 'part of a short form' }
  const entries = new Map<string, Node>()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) entries.set(name, nodeOf(value, inner))
  return { is: 'map', entries, mark }
}

function nodeOf(value: unknown, mark: Mark): Node {
  if (typeof value !== 'object' || value === null || isUnknown(value)) return { is: 'leaf', value, mark }
  return {
    is: 'map',
    entries: new Map(Object.entries(value).map(([name, each]) => [name, nodeOf(each, mark)])),
    mark,
  }
}
