import type { Expression } from '../../syntax/hcl/ast.ts'
import type { Type } from '../aws-schema.ts'

/** A type constraint, such as `map(object({ id = string, tags = optional(list(string)) }))`; `dynamic` where it is none. */
export function typeOfConstraint(expression: Expression | undefined): Type {
  if (expression?.kind === 'name') return primitive(expression.name)
  if (expression?.kind === 'literal' && typeof expression.value === 'string') return primitive(expression.value)
  if (expression?.kind !== 'call') return 'dynamic'
  const [first] = expression.args
  const { name } = expression
  if (name === 'list' || name === 'set' || name === 'map') return [name, typeOfConstraint(first)]
  if (name !== 'object' || first?.kind !== 'object') return 'dynamic'
  return {
    object: Object.fromEntries(
      first.entries.map(({ key, value }) => {
        const optional = value.kind === 'call' && value.name === 'optional'
        const type = typeOfConstraint(optional ? value.args[0] : value)
        return [key.kind === 'literal' ? String(key.value) : '', { type, optional }]
      }),
    ),
  }
}

function primitive(name: string): Type {
  return name === 'string' || name === 'number' || name === 'bool' ? name : 'dynamic'
}
