/** The items of each key, in their order. */
export function by<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const lists = new Map<string, Item[]>()
  for (const item of items) {
    const list = lists.get(keyOf(item))
    if (list) list.push(item)
    else lists.set(keyOf(item), [item])
  }
  return lists
}
