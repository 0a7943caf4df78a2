import { isMap } from '../../../model/shape.ts'
import { valueAt } from './names.ts'

/** A place of a template that each stage fills with a value of its own; one of some stages only is left out by the others. */
export interface Hole {
  readonly value: readonly string[]
  readonly by: Readonly<Record<string, unknown>>
  readonly optional: boolean
}

/** What one object is in all stages: literal where they agree, a hole where they do not. */
export type Form =
  | { readonly is: 'literal'; readonly value: unknown }
  | { readonly is: 'hole'; readonly hole: Hole }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Form])[] }
  | { readonly is: 'list'; readonly items: readonly Form[] }

type Versions = Readonly<Record<string, unknown>>

/** `versions` are the same object by stage; `named` are all stages of the chart. */
export function generalize(kind: string, name: string, versions: Versions): Form {
  return form([], versions)

  function form(path: readonly (string | number)[], by: Versions): Form {
    const values = Object.values(by)
    const [first] = values
    if (values.every((value) => same(value, first))) return { is: 'literal', value: first }
    const { path: value, whole } = valueAt(kind, name, path)
    if (!whole && values.every(isMap)) return { is: 'map', entries: entries(path, by as Record<string, object>) }
    if (!whole && isListOfMaps(first) && values.every((each) => isListOfMaps(each) && each.length === first.length))
      return { is: 'list', items: first.map((_, index) => form([...path, index], pick(by, index))) }
    return { is: 'hole', hole: { value, by, optional: false } }
  }

  function entries(path: readonly (string | number)[], by: Readonly<Record<string, object>>): [string, Form][] {
    const keys = [...new Set(Object.values(by).flatMap((map) => Object.keys(map)))]
    return keys.map((key) => {
      const having = Object.entries(by).filter(([, map]) => Object.hasOwn(map, key))
      const own = pick(Object.fromEntries(having), key)
      if (having.length === Object.keys(by).length) return [key, form([...path, key], own)]
      return [key, { is: 'hole', hole: { value: valueAt(kind, name, [...path, key]).path, by: own, optional: true } }]
    })
  }
}

function pick(by: Versions, key: string | number): Versions {
  return Object.fromEntries(
    Object.entries(by).map(([stage, value]) => [stage, (value as Readonly<Record<string | number, unknown>>)[key]]),
  )
}

function isListOfMaps(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every(isMap)
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
