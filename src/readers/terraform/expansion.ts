import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import { convert } from '../../syntax/hcl/evaluate/convert.ts'
import { failureOf } from '../../syntax/hcl/evaluate/failure.ts'
import { isMapping, isSequence, object, tuple, type Value } from '../../syntax/hcl/evaluate/value.ts'
import { argument, type Declared, type Written } from './module.ts'

/** How often a block stands: once, by number, by key, or as often as nobody knows. */
export type Expansion =
  | { readonly by: 'none' }
  | { readonly by: 'count'; readonly count: number }
  | { readonly by: 'each'; readonly values: ReadonlyMap<string, Value> }
  | { readonly by: 'unknown'; readonly what: 'count' | 'for_each'; readonly because: Unknown }

/** One of the things that a block makes: what follows its address, and the names that it is evaluated with. */
export interface Repetition {
  readonly suffix: string
  readonly names: readonly (readonly [string, Value])[]
}

/** What `for_each` or `count` of a block come to. */
export function expansionOf(declared: Declared, evaluate: (written: Written) => Value): Expansion {
  const each = argument(declared, 'for_each')
  const count = argument(declared, 'count')
  if (each) return byEach(evaluate(each))
  return count ? byCount(evaluate(count)) : { by: 'none' }
}

export function* repetitionsOf(expansion: Expansion): Iterable<Repetition> {
  if (expansion.by === 'none') yield { suffix: '', names: [] }
  if (expansion.by === 'count')
    for (let index = 0; index < expansion.count; index++)
      yield { suffix: `[${index}]`, names: [['count', named({ index })]] }
  if (expansion.by === 'each')
    for (const [key, value] of expansion.values)
      yield { suffix: `[${JSON.stringify(key)}]`, names: [['each', named({ key, value })]] }
  if (expansion.by === 'unknown') {
    const because = whyUnknown(expansion.because)
    const unknown = (text: string) => unknownValue(text, because)
    yield expansion.what === 'count'
      ? { suffix: '[?]', names: [['count', named({ index: unknown('count.index') })]] }
      : { suffix: '["?"]', names: [['each', named({ key: unknown('each.key'), value: unknown('each.value') })]] }
  }
}

/** All that a block makes as one value, from that of each: itself, a list or an object by key. */
export function joined(expansion: Expansion, address: string, one: (suffix: string) => Value): Value {
  const all = () => [...repetitionsOf(expansion)].map(({ suffix }) => one(suffix))
  if (expansion.by === 'none') return one('')
  if (expansion.by === 'count') return tuple(all())
  if (expansion.by === 'unknown') return unknownValue(address, whyUnknown(expansion.because))
  const values = all()
  return object(new Map([...expansion.values.keys()].map((key, index) => [key, values[index] ?? null])))
}

export function named(values: { readonly [name: string]: Value }): Value {
  return object(new Map(Object.entries(values)))
}

const MAX_COUNT = 5000

function byCount(value: Value): Expansion {
  if (isUnknown(value)) return { by: 'unknown', what: 'count', because: value }
  const count = attempt(() => convert(value, 'number'))
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MAX_COUNT)
    return { by: 'count', count }
  return {
    by: 'unknown',
    what: 'count',
    because: isUnknown(count) ? count : unknownValue('count', 'its count is no number that can be'),
  }
}

function byEach(value: Value): Expansion {
  if (isUnknown(value)) return { by: 'unknown', what: 'for_each', because: value }
  if (isMapping(value)) return { by: 'each', values: value.entries }
  const values = new Map<string, Value>()
  for (const item of isSequence(value) ? value.items : [null]) {
    // Terraform wants a set of texts; in a list of them, or where some are unknown, what is meant is clear.
    if (isUnknown(item)) return { by: 'unknown', what: 'for_each', because: item }
    const key = attempt(() => convert(item, 'string'))
    if (typeof key !== 'string')
      return { by: 'unknown', what: 'for_each', because: unknownValue('for_each', 'it is no set of texts and no map') }
    values.set(key, item)
  }
  return { by: 'each', values }
}

function attempt(work: () => Value): Value {
  try {
    return work()
  } catch (thrown) {
    if (failureOf(thrown) === undefined) throw thrown
    return null
  }
}
