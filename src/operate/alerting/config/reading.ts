import { isMap } from '../../../model/shape.ts'
import type { Path, Problem, Tree } from '../../../model/source.ts'
import { parsePrometheusDuration } from '../../../values/duration.ts'

/** A configuration while it is read: what is wrong is gathered with its place, and reading goes on. */
export interface Reading {
  readonly problems: readonly Problem[]
  say(path: Path, message: string): void
}

export function readingOf(tree: Tree): Reading {
  const problems: Problem[] = [...tree.problems]
  return {
    problems,
    say: (path, message) => problems.push({ message, place: tree.placeOf([0, ...path]) }),
  }
}

export type Fields = { readonly [name: string]: unknown }

/** A map whose keys are all known; of anything else nothing. Null is an empty one, as Alertmanager takes it. */
export function fieldsOf(reading: Reading, path: Path, value: unknown, known: readonly string[]): Fields {
  if (value === undefined || value === null) return {}
  if (!isMap(value)) {
    reading.say(path, 'a map is expected')
    return {}
  }
  for (const name of Object.keys(value))
    if (!known.includes(name)) reading.say([...path, name], `\`${name}\` is no field here`)
  return value
}

export function textAt(reading: Reading, path: Path, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  reading.say(path, 'text is expected')
  return undefined
}

export function listAt(reading: Reading, path: Path, value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  reading.say(path, 'a list is expected')
  return []
}

export function textsAt(reading: Reading, path: Path, value: unknown): readonly string[] {
  return listAt(reading, path, value).flatMap((each, index) => textAt(reading, [...path, index], each) ?? [])
}

export function flagAt(reading: Reading, path: Path, value: unknown, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise
  if (typeof value === 'boolean') return value
  reading.say(path, '`true` or `false` is expected')
  return otherwise
}

/** Milliseconds. */
export function durationAt(reading: Reading, path: Path, value: unknown, otherwise: number): number {
  const text = textAt(reading, path, value)
  if (text === undefined) return otherwise
  const length = parsePrometheusDuration(text)
  if (length !== undefined) return length
  reading.say(path, `\`${text}\` is no duration, such as \`30s\` or \`1h30m\``)
  return otherwise
}
