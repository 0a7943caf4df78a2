import { isMap } from '../../model/shape.ts'
import { type Path, type Tree, valueAt } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import { isUnknown } from '../../model/unknown.ts'
import { intOf } from '../../syntax/gotemplate/literals.ts'
import { type GoMap, mapOf, markOf, type Origin, type Value } from '../../syntax/gotemplate/value.ts'

/** Where a value of a chart was written. */
export interface From {
  readonly tree: Tree
  readonly path: Path
}

export function isFrom(of: unknown): of is From {
  return typeof of === 'object' && of !== null && 'tree' in of && 'path' in of
}

const known = new WeakMap<Tree, GoMap>()

/** The values that a file holds, as Helm reads them: numbers are float64, and YAML is that of 1.1. Each remembers where it stands. */
export function valuesIn(tree: Tree): GoMap {
  const before = known.get(tree)
  if (before) return before
  const data = Array.isArray(tree.data) ? tree.data[0] : undefined
  const made = isMap(data) ? lift(data, tree, [0], readerOf(tree), 0) : undefined
  const map = typeof made === 'object' && made !== null && made.is === 'map' ? made : mapOf()
  known.set(tree, map)
  return map
}

/** The same of any value, without places: what `fromYaml` gives. */
export function plainValue(tree: Tree): Value {
  return lift(Array.isArray(tree.data) ? tree.data[0] : undefined, tree, [0], readerOf(tree), 0, true)
}

type Read = (value: string | number, path: Path) => string | number | boolean

function lift(value: unknown, tree: Tree, path: Path, read: Read, depth: number, placeless = false): Value {
  if (depth > 100) return null
  const origin: Origin | undefined = placeless ? undefined : { is: 'data', of: { tree, path } satisfies From }
  const withOrigin = origin && { origin }
  if (Array.isArray(value))
    return {
      is: 'list',
      items: value.map((item, index) => lift(item, tree, [...path, index], read, depth + 1, placeless)),
      ...withOrigin,
    }
  if (isTagged(value)) return lift(value.value, tree, path, read, depth + 1, placeless)
  if (isMap(value)) {
    const entries = new Map<string, Value>()
    for (const [name, each] of Object.entries(value))
      entries.set(name, lift(each, tree, [...path, name], read, depth + 1, placeless))
    return { is: 'map', entries, ...withOrigin }
  }
  if (isUnknown(value) || value === null || value === undefined) return null
  const scalar = typeof value === 'string' || typeof value === 'number' ? read(value, path) : value === true
  return origin ? { is: 'traced', value: scalar, marks: [markOf(0, 0, origin)] } : scalar
}

/** Whether a text holds what YAML 1.1 reads otherwise than 1.2: `yes`, `0644`, `1_000`. */
const otherwise =
  /(?:^|[\s[{,:-])(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|[-+]?0[0-9_]+|[-+]?[0-9]+_[0-9_]*)(?=$|[\s\]},#])/m
const truths = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/
const untruths = /^(?:n|N|no|No|NO|off|Off|OFF)$/

function readerOf(tree: Tree): Read {
  const { text } = tree.file
  if (!otherwise.test(text)) return (value) => value
  return (value, path) => {
    if (typeof value === 'string' && value.length > 40) return value
    const { span } = tree.placeOf(path)
    const raw = text.slice(span.start, span.end).trim()
    if (truths.test(raw)) return true
    if (untruths.test(raw)) return false
    const int = /^[-+]?[0-9]/.test(raw) ? intOf(raw.replaceAll('_', '')) : undefined
    return int === undefined ? value : Number(int)
  }
}

/** The value at a path of one document. */
export function fieldOf(tree: Tree, ...path: Path): unknown {
  return valueAt(tree.data, [0, ...path])
}
