import { isMap } from '../../model/shape.ts'
import { valueIn } from '../../syntax/expression/answer.ts'
import type { Knowledge } from '../../syntax/expression/knowledge.ts'
import { fill } from '../../syntax/expression/template.ts'
import { put } from '../../syntax/put.ts'

/** A value with every text in it filled in: what its expressions give, as far as that is known. */
export function filled(value: unknown, knowledge: Knowledge, depth = 0): unknown {
  if (typeof value === 'string') return value.includes('${{') ? valueIn(fill(value, knowledge)) : value
  if (depth > 50) return value
  if (Array.isArray(value)) return value.map((each) => filled(each, knowledge, depth + 1))
  if (!isMap(value)) return value
  const made: { [name: string]: unknown } = {}
  for (const [name, each] of Object.entries(value)) put(made, name, filled(each, knowledge, depth + 1))
  return made
}
