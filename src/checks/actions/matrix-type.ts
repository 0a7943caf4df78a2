import { isMap } from '../../model/shape.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { infer } from '../../syntax/expression/infer.ts'
import { parseExpression } from '../../syntax/expression/parse.ts'
import { any, type Fields, merged, objectOf, string, type Type, typeOfValue } from '../../syntax/expression/types.ts'

/** What `matrix` holds. Which keys it has is judged elsewhere, so it may have more. */
export function matrixType(matrix: unknown, contexts: Fields): Type {
  if (!isMap(matrix)) return any
  const textType = (text: string) => typeOfText(text, contexts)
  const fields: { [name: string]: Type } = Object.create(null)
  for (const [name, values] of Object.entries(matrix)) {
    if (name === 'include' || name === 'exclude') continue
    fields[name.toLowerCase()] = Array.isArray(values)
      ? (values.map((each) => typeOfValue(each, textType)).reduce<Type | undefined>(merged, undefined) ?? any)
      : any
  }
  if (typeof matrix.include === 'string') return any
  for (const row of Array.isArray(matrix.include) ? matrix.include : [])
    for (const [name, value] of Object.entries(isMap(row) ? row : {}))
      fields[name.toLowerCase()] = merged(fields[name.toLowerCase()], typeOfValue(value, textType))
  return objectOf(fields, any)
}

/** The type of a text in which expressions may stand: that of the expression, where it is all of it. */
export function typeOfText(text: string, contexts: Fields): Type {
  const [hole, more] = holesIn(text)
  if (!hole) return string
  if (more || hole.from > 0 || hole.to < text.length) return string
  const parsed = parseExpression(hole.inner)
  return 'flaw' in parsed ? any : infer(parsed.expression, contexts).type
}
