import type { Part } from './branch.ts'
import { markers } from './lines.ts'

/** Where one of the two changed only comments, quotes or layout. */
export function joinForm(b: Part | undefined, u: Part, g: Part): readonly string[] | undefined {
  const says = (part: Part) => JSON.stringify(part.value)
  if (says(u) === says(g) || (b && says(g) === says(b))) return u.lines
  if (!b || says(u) !== says(b) || !u.span || !g.span || u.lines.length > 1) return undefined
  const [line = ''] = u.lines
  return [line.slice(0, u.span[0]) + g.lines[0]?.slice(...g.span) + line.slice(u.span[1])]
}

/** The lines of an item with its dash back. `undefined` where the first one cannot bear it. */
export function dashed(lines: readonly string[], column: number, dash: number): readonly string[] | undefined {
  const [first = '', ...rest] = lines.slice(lines.findIndex((line) => line.trim() !== ''))
  if (first.startsWith(markers.yours) || first.slice(0, column).trim() !== '') return undefined
  return [`${first.slice(0, dash)}-${first.slice(dash + 1)}`, ...rest]
}

export function trimmed(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim())
}

/** Whose comments or heading to take: yours, unless only devops changed them. */
export function take(b: readonly string[], u: readonly string[], g: readonly string[]): 'yours' | 'devops' {
  return equal(u, b) && !equal(g, b) ? 'devops' : 'yours'
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index])
}
