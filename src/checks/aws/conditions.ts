import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type Body, found, plain } from './body.ts'

/** What may be asked of a whole body; `undefined` where it cannot be known. */
export type Condition = (body: Body, type: string, resource?: Resource) => boolean | undefined

/** One of these values. */
export function is(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value)
}

/** None of these values; nothing is fine. */
export function isNot(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => !values.includes(value)
}

export function isSet(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** A number of at least this. Nothing is too little. */
export function isAtLeast(least: number): (value: unknown) => boolean {
  return (value) => Number(value) >= least
}

/** Whether one of the properties is there, known or not. Paths as in a row. */
export function has(...paths: readonly string[]): (body: Body) => boolean {
  return (body) => paths.some((path) => [...found(body, path.split('.'))].some(({ value }) => isSet(value)))
}

/** Whether what stands in one of the properties, of which a body has one at most, is so. */
export function where(paths: readonly string[], holds: (value: unknown) => boolean): Condition {
  return (body) => {
    const values = paths.flatMap((path) => [...found(body, path.split('.'))].map(({ value }) => plain(value)))
    const known = values.filter((value) => value !== undefined && !isUnknown(value))
    return known.length === 0 && values.some(isUnknown) ? undefined : holds(known[0])
  }
}

export function any(...conditions: readonly Condition[]): Condition {
  return (body, type, resource) => {
    const answers = conditions.map((condition) => condition(body, type, resource))
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false
  }
}

export function all(...conditions: readonly Condition[]): Condition {
  return (body, type, resource) => {
    const answers = conditions.map((condition) => condition(body, type, resource))
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
  }
}

export function not(condition: Condition): Condition {
  return (body, type, resource) => {
    const answer = condition(body, type, resource)
    return answer === undefined ? undefined : !answer
  }
}

export function ofType(...types: readonly string[]): Condition {
  return (_, type) => types.includes(type)
}

export function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}
