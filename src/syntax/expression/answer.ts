import { type Unknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import type { Flaw } from './ast.ts'
import { isTrue } from './coerce.ts'

/**
 * What an expression may give, as far as files tell. `truthy` and `falsy` list all the values that it may have and that count
 * as true or as false; a list that is absent cannot be told, and an empty one says that it never is that.
 */
export interface Answer {
  readonly truthy?: readonly unknown[]
  readonly falsy?: readonly unknown[]
  /** Why it is not known to be one value. */
  readonly unknown?: Unknown
  /** The expression certainly fails here. */
  readonly flaw?: Flaw
}

export function known(value: unknown): Answer {
  return isTrue(value) ? { truthy: [value], falsy: [] } : { truthy: [], falsy: [value] }
}

export function hidden(unknown: Unknown): Answer {
  return { unknown }
}

/** One of several values. */
export function among(values: readonly unknown[], unknown: Unknown): Answer {
  const different = [...new Set(values)]
  if (different.length === 1) return known(different[0])
  if (different.length > most) return { unknown }
  return { truthy: different.filter(isTrue), falsy: different.filter((value) => !isTrue(value)), unknown }
}

export function failed(flaw: Flaw, text: string): Answer {
  return { flaw, unknown: unknownValue(text, flaw.message) }
}

/** More values than this are not worth listing. */
const most = 64

/** Every value that it may have, where that can be told. */
export function optionsOf({ truthy, falsy }: Answer): readonly unknown[] | undefined {
  return truthy && falsy ? [...truthy, ...falsy] : undefined
}

/** Whether it counts as true; `undefined` where that depends. */
export function truthOf({ truthy, falsy, flaw }: Answer): boolean | undefined {
  if (flaw) return undefined
  if (truthy?.length === 0) return false
  return falsy?.length === 0 ? true : undefined
}

/** The value, or `Unknown` with the reason. */
export function valueIn(answer: Answer): unknown {
  const options = optionsOf(answer)
  if (options?.length === 1 && !answer.flaw) return options[0]
  return answer.unknown ?? unknownValue('', 'it may be one of several values')
}

export function joined(operator: '&&' | '||', left: Answer, right: Answer, text: string): Answer {
  const [stops, goes] = operator === '&&' ? (['falsy', 'truthy'] as const) : (['truthy', 'falsy'] as const)
  const because = left.unknown ?? right.unknown
  const unknown = unknownValue(text, because ? whyUnknown(because) : 'it may be one of several values')
  return { [stops]: union(left[stops], right[stops]), [goes]: right[goes], unknown }
}

/** Either of two, and nobody knows which. */
export function either(one: Answer, other: Answer, unknown: Unknown): Answer {
  const truthy = union(one.truthy, other.truthy)
  const falsy = union(one.falsy, other.falsy)
  return { ...(truthy && { truthy }), ...(falsy && { falsy }), unknown }
}

function union(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined) {
  if (!one || !other) return undefined
  const all = [...new Set([...one, ...other])]
  return all.length > most ? undefined : all
}
