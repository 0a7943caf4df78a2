import { isUnknown } from '../../model/unknown.ts'
import { type ListNode, type MapNode, type Mark, type Node, plain } from '../../syntax/derived/node.ts'
import { shortForm } from './pairs.ts'

/** What a dependency says that is only named. */
export const started = { condition: 'service_started', required: true }

/** A build that is written as its context alone. */
export function buildOf(node: Node): MapNode {
  if (node.is === 'map') return node
  const text = node.is === 'leaf' && node.value !== null ? node.value : undefined
  return shortForm(node.mark, text === undefined ? {} : { context: text })
}

export function mapOf(node: Node, fields?: Readonly<Record<string, unknown>>): MapNode {
  if (node.is === 'map') return node
  const entries = new Map<string, Node>()
  for (const item of node.is === 'list' ? node.items : [node]) {
    if (item.is !== 'leaf') continue
    if (typeof item.value === 'string') entries.set(item.value, namedBy(item.mark, fields))
    // A name that cannot be known is still one more.
    if (isUnknown(item.value)) entries.set(item.value.text, item)
  }
  return { is: 'map', entries, mark: node.mark }
}

function namedBy(mark: Mark, fields: Readonly<Record<string, unknown>> | undefined): Node {
  return fields ? shortForm(mark, fields) : { is: 'leaf', value: null, mark: { ...mark, made: 'a name in a list' } }
}

export function listOf(node: Node): ListNode {
  if (node.is === 'list') return node
  if (node.is === 'leaf') return { is: 'list', items: isNull(node) ? [] : [node], mark: node.mark }
  const items = [...node.entries].flatMap(([name, each]): Node[] =>
    (each.is === 'list' ? each.items : [each]).map((item) => ({
      is: 'leaf',
      value: item.is === 'leaf' && item.value !== null ? `${name}=${String(plain(item))}` : name,
      mark: item.mark,
    })),
  )
  return { is: 'list', items, mark: node.mark }
}

function isNull(node: Node): boolean {
  return node.is === 'leaf' && (node.value === null || node.value === undefined)
}
