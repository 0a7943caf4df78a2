import { isMap } from '../../../model/shape.ts'
import type { Hole } from './generalize.ts'
import { same } from './generalize.ts'

type Values = { [key: string]: unknown }

/** Values that every stage has, as one of them has them. What only some stages have stands in theirs alone. */
export function ownValues(holes: readonly Hole[], stage: string): Values {
  const values: Values = {}
  for (const { value, by, optional } of holes) {
    const home = tableAt(values, value.slice(0, -1))
    if (!optional) home[value.at(-1) ?? ''] = by[stage]
  }
  return values
}

/** What a stage says otherwise. */
export function stageValues(holes: readonly Hole[], stage: string, own: Values): Values {
  const values: Values = {}
  for (const { value, by } of holes) {
    if (!Object.hasOwn(by, stage) || same(by[stage], lookUp(own, value))) continue
    tableAt(values, value.slice(0, -1))[value.at(-1) ?? ''] = by[stage]
  }
  return values
}

/** The form of the values, by example: a misspelt one is refused before anything is rendered. */
export function schemaOf(examples: readonly unknown[]): object {
  const [first] = examples
  if (!isMap(first)) return { type: typeOf(first) }
  const maps = examples.filter(isMap)
  const keys = [...new Set(maps.flatMap((map) => Object.keys(map)))].sort()
  return {
    type: 'object',
    properties: Object.fromEntries(
      keys.map((key) => [key, schemaOf(maps.filter((map) => Object.hasOwn(map, key)).map((map) => map[key]))]),
    ),
    additionalProperties: false,
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' ? 'integer' : typeof value
}

function tableAt(values: Values, path: readonly string[]): Values {
  let at = values
  for (const step of path) {
    const next = at[step]
    const table: Values = isMap(next) ? (next as Values) : {}
    at[step] = table
    at = table
  }
  return at
}

function lookUp(values: Values, path: readonly string[]): unknown {
  let at: unknown = values
  for (const step of path) at = isMap(at) ? at[step] : undefined
  return at
}
