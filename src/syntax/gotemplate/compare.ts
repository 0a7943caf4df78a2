import { fail } from './fault.ts'
import { bare, byBytes, kindOf, typeOf, type Value } from './value.ts'

/** Go's `eq` of two values. Numbers of different sorts are not compared: that is a fault, as it is in Go. */
export function equal(one: Value, other: Value): boolean {
  const [a, b] = [compared(one), compared(other)]
  if (a.basic !== b.basic) {
    if (a.isNil || b.isNil) return false
    fail(`incompatible types for comparison: ${typeOf(one)} and ${typeOf(other)}`)
  }
  if (a.basic === undefined) {
    if (a.isNil || b.isNil) return a.isNil && b.isNil
    if (kindOf(one) !== kindOf(other)) fail(`non-comparable types ${typeOf(one)}, ${typeOf(other)}`)
    if (['map', 'slice', 'func'].includes(kindOf(other))) fail(`non-comparable type ${typeOf(other)}`)
    return bare(one) === bare(other)
  }
  return a.value === b.value
}

/** Go's `lt`. */
export function less(one: Value, other: Value): boolean {
  const [a, b] = [compared(one), compared(other)]
  if (a.basic === undefined || b.basic === undefined) fail('invalid type for comparison')
  if (a.basic !== b.basic) fail(`incompatible types for comparison: ${typeOf(one)} and ${typeOf(other)}`)
  if (a.basic === 'bool') fail('invalid type for comparison')
  if (typeof a.value === 'string' && typeof b.value === 'string') return byBytes(a.value, b.value) < 0
  return (a.value as number | bigint) < (b.value as number | bigint)
}

interface Compared {
  readonly basic: 'bool' | 'int' | 'float' | 'string' | undefined
  readonly value: unknown
  readonly isNil: boolean
}

function compared(given: Value): Compared {
  const value = bare(given)
  if (value === null || value === undefined) return { basic: undefined, value, isNil: true }
  if (typeof value === 'boolean') return { basic: 'bool', value, isNil: false }
  if (typeof value === 'number') return { basic: 'float', value, isNil: false }
  if (typeof value === 'bigint') return { basic: 'int', value, isNil: false }
  if (typeof value === 'string') return { basic: 'string', value, isNil: false }
  if (value.is === 'sized') return { basic: 'int', value: value.value, isNil: false }
  if (value.is === 'struct' && typeof value.as === 'string') return { basic: 'string', value: value.as, isNil: false }
  return { basic: undefined, value, isNil: false }
}
