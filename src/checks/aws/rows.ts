import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { hasHole, isUnknown, unknownValue } from '../../model/unknown.ts'
import type { Check, Report, Scene } from '../check.ts'

/** A resource of AWS in whatever language it is written. */
export type AwsResource = TerraformResource | CloudFormationResource
export type Body = { readonly [name: string]: unknown }

/** What one property has to be, in every language that has it. */
export interface Row extends Pick<Check, 'title' | 'why' | 'severity' | 'controls' | 'sources' | 'fix' | 'examples'> {
  readonly level?: 'strict'
  /**
   * Where the property stands in each type: `vpc_config.public_access_cidrs`. Of a list on the way every item is judged, and JSON
   * is read. A step with a question mark may lack: `logging?.bucket` judges only what has `logging`.
   */
  readonly property: Readonly<Record<string, string>>
  /** Whether a value is as it should be; `undefined` where nothing stands. `true` and `"true"` are one. `owner` is what holds it. */
  readonly holds: (value: unknown, body: Body, type: string, owner: Body) => boolean
  /** Where the property does not matter: something else in the body decides. */
  readonly unless?: (body: Body, type: string) => boolean
  /** What is wrong, behind the name of the resource; what to do follows the semicolon. `{property}` is its name there. */
  readonly says: string | ((value: unknown, type: string) => string)
  /** What the fix writes. */
  readonly set?: unknown
}

/** A table of properties. A report stands where the property stands, or should stand. */
export function rows(table: Readonly<Record<string, Row>>): Readonly<Record<string, Check>> {
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, checkOf(row) as Check]))
}

function checkOf({ level, property, holds, unless, says, set, ...page }: Row): Check<AwsResource> {
  return {
    ...page,
    level: level ?? 'default',
    on: [TerraformResource, CloudFormationResource],
    types: Object.fromEntries(Object.entries(property).map(([type, path]) => [type, [path]])),
    *run(subject, { resource }: Scene<AwsResource>) {
      const { type } = subject
      const { body, root } = bodyOf(subject)
      if (body.count === 0 || unless?.(body, type)) return
      const path = property[type] ?? ''
      for (const { at, value, owner, part } of found(body, path.split('.'))) {
        if (isUnknown(value) || holds(plain(value), body, type, owner)) continue
        const name = path.slice(path.lastIndexOf('.') + 1)
        const wrong = typeof says === 'string' ? says : says(value, type)
        yield {
          at: [...root, ...at],
          message: `\`${resource.name}\` ${wrong.replaceAll('{property}', name)}`,
          ...(part && { part }),
          ...(set !== undefined && { changes: [{ set: [...root, ...at], to: set }] }),
        } satisfies Report
      }
    },
  }
}

/** Its properties, and where they stand from its own path on. */
export function bodyOf(subject: AwsResource): { readonly body: Body; readonly root: Path } {
  return 'body' in subject ? { body: subject.body, root: [] } : { body: subject.properties, root: ['Properties'] }
}

interface Found {
  readonly at: Path
  readonly value: unknown
  readonly owner: Body
  /** It stands inside of an expression: only the name of that is to be shown. */
  readonly part?: 'key'
}

/** What stands at the end of a path: once for each item of the lists on the way, and once where the way ends early. */
export function* found(value: unknown, steps: readonly string[], at: Path = [], owner: Body = {}): Iterable<Found> {
  const [step, ...rest] = steps
  if (step === undefined) yield { at, value: value ?? undefined, owner }
  else if (Array.isArray(value) && value.length > 0)
    for (const [index, item] of value.entries()) yield* found(item, steps, [...at, index], owner)
  else if (isUnknown(value)) {
    const known = jsonOf(value.text)
    if (known === undefined) yield { at, value, owner }
    else for (const inner of found(known, steps, at, owner)) yield { ...inner, at, part: 'key' }
  } else if (typeof value === 'string' && jsonOf(value) !== undefined) {
    // No place inside of the text: all that is found there stands where the text does.
    for (const inner of found(jsonOf(value), steps, at, owner)) yield { ...inner, at }
  } else {
    const name = nameOf(step)
    const body = isMap(value) ? value : {}
    const below = Object.hasOwn(body, name) ? body[name] : undefined
    if (below === undefined || below === null) {
      if (name === step) yield { at: [...at, ...steps.map(nameOf)], value: undefined, owner: body }
    } else yield* found(below, rest, [...at, name], body)
  }
}

function nameOf(step: string): string {
  return step.replace('?', '')
}

/** What a text holds; its holes are unknown. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text, (_, value) =>
      typeof value === 'string' && hasHole(value) ? unknownValue(value, 'it is put together') : value,
    )
  } catch {
    return undefined
  }
}

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

/** Whether one of the properties is there, known or not. */
export function has(...names: readonly string[]): (body: Body) => boolean {
  return (body) => names.some((name) => body[name] !== undefined && body[name] !== null)
}

function plain(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value
}
