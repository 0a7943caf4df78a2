import type { Assignment, List, Part, Variable, Word } from '../../syntax/shell/ast.ts'

/** Every expansion of a variable below a node, however deep. */
export function variablesIn(node: unknown): readonly Variable[] {
  const found: Variable[] = []
  visit(node, (each) => {
    if (each.type === 'variable' && typeof each.name === 'string') found.push(each as unknown as Variable)
  })
  return found
}

/** Every assignment below a node. */
export function assignmentsIn(node: unknown): readonly Assignment[] {
  const found: Assignment[] = []
  visit(node, (each) => {
    if (Array.isArray(each.assignments)) found.push(...(each.assignments as readonly Assignment[]))
  })
  return found
}

/** Every statement, branches and bodies included. */
export function* statementsIn(list: List): Iterable<List[number]> {
  for (const statement of list) {
    yield statement
    if ('body' in statement) yield* statementsIn(statement.body)
    if ('condition' in statement) yield* statementsIn(statement.condition)
    if (statement.type === 'if') {
      for (const { condition, body } of statement.branches) {
        yield* statementsIn(condition)
        yield* statementsIn(body)
      }
      yield* statementsIn(statement.otherwise ?? [])
    }
    if (statement.type === 'case') for (const { body } of statement.items) yield* statementsIn(body)
  }
}

/** Every list of statements that run one after the other. */
export function* listsIn(list: List): Iterable<List> {
  yield list
  for (const statement of list) {
    if ('body' in statement) yield* listsIn(statement.body)
    if (statement.type === 'if') {
      for (const { body } of statement.branches) yield* listsIn(body)
      if (statement.otherwise) yield* listsIn(statement.otherwise)
    }
    if (statement.type === 'case') for (const { body } of statement.items) yield* listsIn(body)
  }
}

/** A variable that a word is, or begins with, and that the shell may split. */
export function unquotedIn(word: Word): Extract<Part, { type: 'variable' }> | undefined {
  return word.parts?.find((part) => part.type === 'variable' && !part.quoted) as Variable | undefined
}

function visit(node: unknown, each: (node: Record<string, unknown>) => void): void {
  const open = [node]
  for (let at = open.pop(); open.length > 0 || at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null) continue
    if (!Array.isArray(at)) each(at as Record<string, unknown>)
    for (const value of Object.values(at)) if (typeof value === 'object' && value !== null) open.push(value)
  }
}
