import { isMap } from '../../model/shape.ts'

/** What an expression gives, as far as it can be told before it runs. Names of fields are in lower case. */
export type Type =
  | { readonly is: 'any' | 'null' | 'boolean' | 'number' | 'string' }
  | { readonly is: 'array'; readonly of: Type; readonly filtered?: true }
  | ObjectType

/** `rest` is what fields have that are not named; without it there are no others. */
export interface ObjectType {
  readonly is: 'object'
  readonly fields: Fields
  readonly rest?: Type
}

export type Fields = { readonly [name: string]: Type }

export const any: Type = { is: 'any' }
export const string: Type = { is: 'string' }
export const number: Type = { is: 'number' }
export const boolean: Type = { is: 'boolean' }
export const nothing: Type = { is: 'null' }

export function arrayOf(of: Type): Type {
  return { is: 'array', of }
}

export function objectOf(fields: Fields, rest?: Type): ObjectType {
  const lower = Object.entries(fields).map(([name, type]) => [name.toLowerCase(), type] as const)
  return { is: 'object', fields: Object.fromEntries(lower), ...(rest && { rest }) }
}

/** The type of a value that is written down; texts in it go through `textType`. */
export function typeOfValue(value: unknown, textType: (text: string) => Type = () => string, depth = 0): Type {
  if (typeof value === 'string') return textType(value)
  if (typeof value === 'number') return number
  if (typeof value === 'boolean') return boolean
  if (value === null) return nothing
  if (depth > 20) return any
  const inner = (each: unknown) => typeOfValue(each, textType, depth + 1)
  if (Array.isArray(value)) return arrayOf(value.map(inner).reduce(merged, undefined) ?? any)
  if (!isMap(value)) return any
  return objectOf(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each)])))
}

/** What may be either of two. */
export function merged(one: Type | undefined, other: Type): Type {
  if (!one) return other
  if (one.is === 'array' && other.is === 'array') return { ...arrayOf(merged(one.of, other.of)) }
  if (one.is === 'object' && other.is === 'object') {
    const names = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])
    const fields = [...names].map((name) => [name, merged(fieldOf(one, name), fieldOf(other, name) ?? any)] as const)
    const rest = one.rest && other.rest ? merged(one.rest, other.rest) : (one.rest ?? other.rest)
    return objectOf(Object.fromEntries(fields), rest)
  }
  return one.is === other.is ? one : any
}

/** The type of a field, whatever case it is written in; `undefined` where there is none. */
export function fieldOf(type: ObjectType, name: string): Type | undefined {
  const lower = name.toLowerCase()
  return Object.hasOwn(type.fields, lower) ? type.fields[lower] : type.rest
}

export function titleOf(type: Type): string {
  return titles[type.is]
}

const titles: { readonly [is in Type['is']]: string } = {
  any: 'a value',
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
}
