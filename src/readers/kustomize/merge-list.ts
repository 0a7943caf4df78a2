import { isVoid, type ListNode, type Node, textOf } from '../../syntax/derived/node.ts'
import { listDirectiveOf } from './directive.ts'

type Keys = readonly string[]

/**
 * Lists merged item by item. The order is that of kustomize: what the patch speaks of comes first; where several keys tell
 * items apart, what was there keeps its order behind what is new. A key that one side leaves out fits any value of it.
 */
export function mergedList(
  target: Node | undefined,
  patch: Node | undefined,
  by: Keys,
  faults: string[],
  merged: (one: Node | undefined, other: Node | undefined) => Node | undefined,
): Node | undefined {
  if (isVoid(patch) && patch && !isVoid(target)) return undefined
  const from = patch?.is === 'list' ? patch : undefined
  const directive = listDirectiveOf(from, faults)
  if (directive === 'delete' && !isVoid(target)) return undefined
  const list = isVoid(target) || directive === 'replace' ? patch : target
  if (list?.is !== 'list') return undefined
  if ((list.items.length + (from?.items.length ?? 0)) ** 2 > longest) {
    faults.push('the list is too long to be merged')
    return list
  }
  const keys = by.length === 0 ? [''] : by
  const wanted = unique([...(from?.items ?? []), ...list.items].map((item) => valuesOf(item, keys)))
  if (keys.length > 1) align(wanted)
  const out: ListNode = { is: 'list', items: [], mark: list.mark }
  let used: Keys = keys
  for (const values of wanted) {
    const [names, texts] = valid(wanted, values, keys)
    used = names
    const own = valid([texts], texts, names)
    const item = merged(find(list, ...own), from && find(from, ...own))
    if (!item || isVoid(item) || (item.is === 'map' && item.entries.size === 0)) put(list, undefined, names, texts)
    else put(out, item, names, texts)
  }
  append(out, list, used)
  return out
}

/** Items to compare with each other, squared: a hundred times a thousand by a thousand. */
const longest = 16_000_000

function valuesOf(item: Node, keys: Keys): Keys {
  return keys.map((key) => textOf(key === '' ? item : childNamed(item, key)))
}

function unique(lists: readonly Keys[]): Keys[] {
  const seen = new Set<string>()
  return lists.filter((list) => {
    const key = JSON.stringify(list)
    return !seen.has(key) && seen.add(key)
  })
}

/** Values that differ only where one of them says nothing become the same. */
function align(wanted: Keys[]): void {
  for (const [i, one] of wanted.entries())
    for (let j = 0; j < wanted.length; j++) {
      const other = wanted[j] ?? []
      if (!one.some((value, k) => value === other[k])) continue
      if (one.some((value, k) => value !== other[k] && value !== '' && other[k] !== '')) continue
      const both = one.map((value, k) => value || (other[k] ?? ''))
      wanted[i] = both
      wanted[j] = both
    }
}

/** The keys that anybody has a value for, and the values of one item for them. */
function valid(all: readonly Keys[], values: Keys, keys: Keys): readonly [Keys, Keys] {
  const used = keys.filter((_, index) => all.some((each) => each[index]))
  if (used.length === 0) return [keys, values]
  return [used, values.filter((value, index) => value !== '' || used.includes(keys[index] ?? ''))]
}

function find(list: ListNode, keys: Keys, values: Keys): Node | undefined {
  return list.items.find((item) =>
    keys[0] === ''
      ? item.is === 'leaf' && textOf(item) === values[0]
      : item.is === 'map' && keys.every((key, index) => fits(item, key, values[index] ?? '')),
  )
}

function fits(item: Node, key: string, value: string): boolean {
  const found = childNamed(item, key)
  return found !== undefined && (value === '' || textOf(found) === value)
}

/** Puts the item where its like stands, else at the end; without an item, takes out what is like it. */
function put(list: ListNode, item: Node | undefined, keys: Keys, values: Keys): void {
  let there = false
  const items = list.items.flatMap((each) => {
    if (isVoid(each) || (each.is === 'map' && each.entries.size === 0)) return []
    if (keys[0] !== '' && each.is !== 'map') return each
    const like = keys.every((key, index) => {
      if (index >= values.length) return true
      const value = values[index] ?? ''
      return key === '' ? textOf(each) === value : fits(each, key, value)
    })
    if (!like) return each
    there = true
    return item ?? []
  })
  if (item && !there) items.push(item)
  list.items.splice(0, list.items.length, ...items)
}

function append(out: ListNode, list: ListNode, keys: Keys): void {
  for (const item of [...list.items]) {
    if (keys[0] === '') {
      put(out, item, keys, [textOf(item)])
      continue
    }
    const values: string[] = []
    for (const key of keys) {
      const found = childNamed(item, key)
      if (found) values.push(textOf(found))
      else out.items.push(item)
    }
    if (keys.length > 1) put(out, undefined, keys, values)
    put(out, item, keys, values)
  }
}

function childNamed(item: Node, key: string): Node | undefined {
  return item.is === 'map' ? item.entries.get(key) : undefined
}
