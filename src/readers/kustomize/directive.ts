import { type ListNode, type Node, textOf } from '../../syntax/derived/node.ts'

type Directive = 'delete' | 'replace' | 'merge'

/** What `$patch` in a map says about it; from then on the map says it no more. */
export function directiveOf(node: Node | undefined, faults: string[]): Directive {
  const found = node?.is === 'map' ? node.entries.get('$patch') : undefined
  if (!found || node?.is !== 'map') return 'merge'
  node.entries.delete('$patch')
  const word = textOf(found)
  if (word === 'delete' || word === 'replace' || word === 'merge') return word
  faults.push(`\`$patch: ${word}\` is none of delete, replace and merge`)
  return 'merge'
}

/** An item that holds nothing but `$patch` speaks for the whole list, and leaves it. */
export function listDirectiveOf(list: ListNode | undefined, faults: string[]): Directive {
  const item = list?.items.find((each) => each.is === 'map' && each.entries.has('$patch'))
  if (!list || item?.is !== 'map' || item.entries.size !== 1) return 'merge'
  list.items.splice(list.items.indexOf(item), 1)
  return directiveOf(item, faults)
}
