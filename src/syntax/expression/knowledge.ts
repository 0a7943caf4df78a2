import { isMap } from '../../model/shape.ts'
import { isUnknown, type Unknown } from '../../model/unknown.ts'

/** What is known of each context, by its name in lower case. A context that is absent is not known at all. */
export type Knowledge = { readonly [context: string]: unknown }

const rest = Symbol('rest')

/** A map of which more may be there than is known: a key that it lacks is `otherwise`, not absent. */
export function partly(
  known: { readonly [name: string]: unknown },
  otherwise: Unknown,
): { readonly [name: string]: unknown } {
  const map = Object.defineProperties(Object.create(null), Object.getOwnPropertyDescriptors(known))
  return Object.defineProperty(map, rest, { value: otherwise, enumerable: false })
}

export function restOf(value: unknown): Unknown | undefined {
  return typeof value === 'object' && value !== null && rest in value ? (value as { [rest]: Unknown })[rest] : undefined
}

/** The first thing in a value that nobody knows. Looks at no more than some thousand values. */
export function unknownIn(value: unknown): Unknown | undefined {
  const open: unknown[] = [value]
  for (let looked = 0; open.length > 0 && looked < 10_000; looked++) {
    const each = open.pop()
    if (isUnknown(each)) return each
    const more = restOf(each)
    if (more) return more
    if (Array.isArray(each)) for (const item of each) open.push(item)
    else if (isMap(each)) for (const name of Object.keys(each)) open.push(each[name])
  }
  return undefined
}

/** What stands at a key, without regard to case; the key as it is written goes first. */
export function entryOf(map: { readonly [name: string]: unknown }, key: string): unknown {
  if (Object.hasOwn(map, key)) return map[key]
  const lower = key.toLowerCase()
  const name = Object.keys(map).find((each) => each.toLowerCase() === lower)
  return name === undefined ? restOf(map) : map[name]
}

/** Why nothing is known of a context. */
export const reasons: { readonly [context: string]: string } = {
  github: 'it is known when the workflow runs',
  env: 'it is set when the job runs',
  inputs: 'whoever starts or calls it gives it',
  matrix: 'each job of the matrix has another one',
  needs: 'another job gives it',
  jobs: 'a job gives it',
  job: 'it is known when the job runs',
  steps: 'a step gives it',
  runner: 'it is known when the job runs',
  secrets: 'it is a secret',
  strategy: 'it is known when the job runs',
  vars: 'it is set outside the repository',
}
