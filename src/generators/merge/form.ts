import { indentOf, type Part } from './branch.ts'
import { markers, mergeLines } from './lines.ts'

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

/** Comment and blank lines, in your column. Where both wrote the same lines anew, yours stand: they are words, not values. */
export function joinComments(b: readonly string[], u: readonly string[], g: readonly string[]): readonly string[] {
  const [base, yours, devops] = [b, u, g].map((lines) => lines.map((line) => line.trim())) as [
    string[],
    string[],
    string[],
  ]
  if (take(base, yours, devops) === 'devops') return g
  if (equal(base, devops) || equal(yours, devops)) return u
  const { lines, conflicts } = mergeLines(base, yours, devops)
  const indent = ' '.repeat(indentOf([...u, ...g].find((line) => line.trim() !== '') ?? ''))
  return conflicts > 0 ? u : lines.map((line) => (line === '' ? '' : indent + line))
}

/** Whose heading to take: yours, unless only devops changed them. */
export function take(b: readonly string[], u: readonly string[], g: readonly string[]): 'yours' | 'devops' {
  return equal(u, b) && !equal(g, b) ? 'devops' : 'yours'
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index])
}
