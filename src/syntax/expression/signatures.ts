import { type Expression, type Flaw, nodesOf } from './ast.ts'

/** The least and the most arguments that a function takes, by its name in lower case. */
const signatures: { readonly [name: string]: readonly [least: number, most: number] } = {
  case: [3, Number.POSITIVE_INFINITY],
  contains: [2, 2],
  endswith: [2, 2],
  format: [1, 255],
  fromjson: [1, 1],
  join: [1, 2],
  startswith: [2, 2],
  tojson: [1, 1],
  hashfiles: [1, 255],
  always: [0, 0],
  cancelled: [0, 0],
  // In the condition of a job, these may name jobs that it needs.
  success: [0, Number.POSITIVE_INFINITY],
  failure: [0, Number.POSITIVE_INFINITY],
}

/** Functions that may stand in every expression. The others only stand where `Allowed` says so. */
const everywhere = new Set(['case', 'contains', 'endswith', 'format', 'fromjson', 'join', 'startswith', 'tojson'])

/** Which names an expression may use where it stands. Names in lower case. */
export interface Allowed {
  readonly contexts: readonly string[]
  readonly functions: readonly string[]
}

/** What is wrong with calling a function with so many arguments. A function that nobody knows takes any. */
export function arityFlaw(name: string, count: number): string | undefined {
  const lower = name.toLowerCase()
  if (!Object.hasOwn(signatures, lower)) return undefined
  const [least, most] = signatures[lower] ?? [0, 0]
  if (count < least) return `\`${name}\` takes at least ${least} arguments`
  if (count > most) return `\`${name}\` takes at most ${most} arguments`
  return lower === 'case' && count % 2 === 0
    ? '`case` takes a condition before each value, and one more value'
    : undefined
}

/** The contexts and functions that an expression names and that are not to be had where it stands. */
export function* unknownNames(expression: Expression, { contexts, functions }: Allowed): Iterable<Flaw> {
  for (const node of nodesOf(expression)) {
    if (node.is === 'context' && !contexts.includes(node.name.toLowerCase()))
      yield { message: `There is no \`${node.name}\` here`, span: node.span }
    if (node.is !== 'call') continue
    const name = node.name.toLowerCase()
    if (!everywhere.has(name) && !functions.includes(name))
      yield {
        message: `There is no function \`${node.name}\` here`,
        span: { start: node.span.start, end: node.span.start + node.name.length },
      }
  }
}
