import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'

/** An intrinsic function with what it is given, in long (`Fn::Sub`) or short form (`!Sub`). */
export interface Call {
  /** `Sub`, `Ref`, `GetAtt`, `Condition`. */
  readonly name: string
  readonly argument: unknown
  /** Where the argument stands. A tag adds no step. */
  readonly path: Path
}

export function callIn(value: unknown, path: Path): Call | undefined {
  if (isTagged(value)) return { name: value.tag.slice(1), argument: value.value, path }
  if (!isMap(value)) return undefined
  const [key, ...more] = Object.keys(value)
  if (key === undefined || more.length > 0) return undefined
  const name = key === 'Ref' || key === 'Condition' ? key : key.startsWith('Fn::') ? key.slice(4) : undefined
  if (name === undefined || name.startsWith('ForEach')) return undefined
  // The name of a condition; a policy has conditions of another kind.
  if (name === 'Condition' && typeof value[key] !== 'string') return undefined
  return { name, argument: value[key], path: [...path, key] }
}

/** The items of a list that is written out. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
