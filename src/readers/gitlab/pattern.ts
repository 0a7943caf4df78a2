/** Whether a path fits a pattern of `include: local`: `*` stays inside one directory, `**` goes through any. */
export function fits(path: string, pattern: string): boolean {
  const parts = pattern.split(/(\*+)/)
  /** The lengths of the path that the pattern so far can stand for. */
  let reached = new Set([0])
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>()
    for (const from of reached) {
      if (index % 2 === 0) {
        if (path.startsWith(part, from)) next.add(from + part.length)
        continue
      }
      for (let to = from; to <= path.length && !next.has(to); to++) {
        next.add(to)
        if (part.length === 1 && path[to] === '/') break
      }
    }
    reached = next
  }
  return reached.has(path.length)
}
