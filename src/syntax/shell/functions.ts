import type { List } from './ast.ts'

/** The names of functions, wherever they are defined. */
export function functionsIn(list: List): readonly string[] {
  return [...new Set(namesIn(list))]
}

function* namesIn(list: List): Iterable<string> {
  for (const statement of list) {
    if (statement.type === 'function') yield statement.name
    if ('body' in statement) yield* namesIn(statement.body)
    if (statement.type === 'if') {
      for (const { body } of statement.branches) yield* namesIn(body)
      yield* namesIn(statement.otherwise ?? [])
    }
    if (statement.type === 'case') for (const { body } of statement.items) yield* namesIn(body)
  }
}
