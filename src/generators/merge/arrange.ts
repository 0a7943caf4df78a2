/**
 * The order of what is left after a merge: yours, unless only the generator reordered what all three have.
 * What is new stands behind the neighbour that it follows in its own order.
 */
export function arrange(
  base: readonly string[],
  yours: readonly string[],
  devops: readonly string[],
  left: ReadonlySet<string>,
): readonly string[] {
  const common = new Set(base.filter((key) => yours.includes(key) && devops.includes(key)))
  const orderOf = (keys: readonly string[]) => keys.filter((key) => common.has(key)).join('\n')
  const reordered = orderOf(devops) !== orderOf(base) && orderOf(yours) === orderOf(base)
  const [first, second] = reordered ? [devops, yours] : [yours, devops]
  const order = first.filter((key) => left.has(key))
  for (const keys of [second, base]) place(order, keys, left)
  return order
}

/** Whether both moved things, each in another way. */
export function bothReordered(base: readonly string[], yours: readonly string[], devops: readonly string[]): boolean {
  const common = new Set(base.filter((key) => yours.includes(key) && devops.includes(key)))
  const orders = [base, yours, devops].map((keys) => keys.filter((key) => common.has(key)).join('\n'))
  return new Set(orders).size === 3
}

function place(order: string[], keys: readonly string[], left: ReadonlySet<string>): void {
  const placed = new Set(order)
  let after = -1
  for (const key of keys) {
    if (placed.has(key)) after = order.indexOf(key)
    else if (left.has(key)) {
      after++
      order.splice(after, 0, key)
      placed.add(key)
    }
  }
}
