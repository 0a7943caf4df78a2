import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import type { Written } from './template.ts'

/** A function as it is called in a template, in its long or its short form. */
export interface Call {
  /** `Sub`, `Ref`, `GetAtt`. */
  readonly name: string
  readonly argument: unknown
  /** From the template on. */
  readonly at: Path
  /** Whether a condition decides if it is called at all. */
  readonly guarded: boolean
}

/** Every call in the parts of a template that CloudFormation reads. */
export function callsIn(template: Written['template']): readonly Call[] {
  const known = read.get(template)
  if (known) return known
  const calls = Object.entries(template).flatMap(([section, value]) =>
    ['Conditions', 'Resources', 'Outputs'].includes(section) ? [...below(value, [section], false)] : [],
  )
  read.set(template, calls)
  return calls
}

const read = new WeakMap<object, readonly Call[]>()

/** What a value is, if it is a call. */
export function callOf(value: unknown): { readonly name: string; readonly argument: unknown } | undefined {
  if (isTagged(value)) return { name: value.tag.replace(/^!/, ''), argument: value.value }
  if (!isMap(value)) return undefined
  const [key, ...more] = Object.keys(value)
  if (key === undefined || more.length > 0 || !/^(?:Ref$|Fn::)/.test(key)) return undefined
  return { name: key.replace('Fn::', ''), argument: value[key] }
}

function* below(value: unknown, at: Path, guarded: boolean): Iterable<Call> {
  const call = callOf(value)
  if (call) {
    yield { ...call, at, guarded }
    yield* below(call.argument, at, guarded || call.name === 'If')
  } else if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* below(each, [...at, index], guarded)
  else if (isMap(value))
    for (const [name, each] of Object.entries(value))
      if (at.length !== 2 || name !== 'Metadata') yield* below(each, [...at, name], guarded)
}
