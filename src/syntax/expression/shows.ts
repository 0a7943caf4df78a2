import type { Call, Expression } from './ast.ts'
import { type Reference, referencesOf } from './references.ts'

/** What an expression may show of: what it reads and hands on, not what it only compares or looks up by. */
export function showsIn(expression: Expression): readonly Reference[] {
  switch (expression.is) {
    case 'context':
      return referencesOf(expression)
    case 'index':
      return root(expression).is === 'context' ? referencesOf(expression).slice(-1) : showsIn(expression.of)
    case 'group':
      return showsIn(expression.of)
    case 'logic':
      // What stops at `&&` is empty, null, 0 or false.
      return (expression.operator === '&&' ? expression.parts.slice(-1) : expression.parts).flatMap(showsIn)
    case 'call':
      return shown(expression).flatMap(showsIn)
    default:
      return []
  }
}

function shown({ name, arguments: parts }: Call): readonly Expression[] {
  const lower = name.toLowerCase()
  if (lower === 'case') return parts.filter((_, index) => index % 2 === 1 || index === parts.length - 1)
  return ['format', 'join', 'tojson', 'fromjson'].includes(lower) ? parts : []
}

function root(expression: Expression): Expression {
  let node = expression
  while (node.is === 'index' || node.is === 'group') node = node.of
  return node
}
