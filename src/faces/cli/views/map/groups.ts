import type { Thing } from '../../../../commands/estate.ts'

/** How many things there are of each, the most first. */
export function groupsOf(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1)
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
}
