import type { Func } from './evaluation.ts'
import type { Text } from './traced.ts'
import type { GoMap, Kind, Value } from './value.ts'

export type { Func }

/** What a parameter of each kind is handed. */
interface Handed {
  readonly any: Value
  readonly string: string
  readonly text: Text
  readonly int: number
  readonly float: number
  readonly bool: boolean
  readonly map: GoMap
}

type Parameters<T extends readonly Kind[]> = { readonly [I in keyof T]: Handed[T[I]] }

/** A function of exactly these parameters. */
export function of<const T extends readonly Kind[]>(takes: T, run: (...args: Parameters<T>) => Value): Func {
  return { takes, run: (args) => run(...(args as unknown as Parameters<T>)) }
}

/** The same, with any number of further arguments. */
export function many<const T extends readonly Kind[], M extends Kind>(
  takes: T,
  more: M,
  run: (...args: [...Parameters<T>, ...Handed[M][]]) => Value,
): Func {
  return { takes, more, run: (args) => run(...(args as unknown as [...Parameters<T>, ...Handed[M][]])) }
}

/** Gives on where its arguments were written. */
export function tracing(func: Func): Func {
  return { ...func, tracing: true }
}
