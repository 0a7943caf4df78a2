import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../../model/unknown.ts'
import { convert } from './convert.ts'
import { fail } from './failure.ts'
import { numberText } from './numbers.ts'
import type { Step } from './scope.ts'
import { isMapping, isSequence, tuple, type Value } from './value.ts'

/** What the steps lead to from a value. A splat takes all names after it along (`.*`), or all steps (`[*]`). */
export function follow(value: Value, steps: readonly Step[], from = 0): Value {
  let at = value
  for (let index = from; index < steps.length; index++) {
    const step = steps[index]
    if (!step) break
    if (step.is === 'splat') {
      if (isUnknown(at)) return spelled(at, steps, index)
      const items = isSequence(at) ? at.items : at === null ? [] : [at]
      const taken = step.full ? steps.length : steps.findIndex(({ is }, each) => each > index && is !== 'name')
      const inner = steps.slice(index + 1, taken < 0 ? steps.length : taken)
      at = tuple(items.map((item) => follow(item, inner)))
      index += inner.length
      continue
    }
    at = step.is === 'name' ? attributeOf(at, step.name) : indexOf(at, step.key)
  }
  return at
}

export function attributeOf(value: Value, name: string): Value {
  if (isUnknown(value)) return spelled(value, [{ is: 'name', name }])
  if (isMapping(value)) {
    const found = value.entries.get(name)
    return found === undefined ? fail(`there is no \`${name}\``) : found
  }
  return fail(`\`${name}\` is asked of what has no attributes`)
}

export function indexOf(value: Value, key: Value): Value {
  if (isUnknown(value)) return spelled(value, [{ is: 'index', key }])
  if (isUnknown(key)) return unknownValue(key.text, whyUnknown(key))
  if (isMapping(value)) {
    const name = convert(key, 'string')
    const found = typeof name === 'string' ? value.entries.get(name) : undefined
    return found === undefined ? fail(`there is no key \`${String(name)}\``) : found
  }
  if (!isSequence(value) || value.is === 'set') return fail('it has no indices')
  const index = convert(key, 'number')
  const item = typeof index === 'number' ? value.items[index] : undefined
  return item === undefined ? fail(`there is no item ${String(index)}`) : item
}

/** The reference that an unknown stands for, with more steps behind it: `aws_subnet.a` and `id` are `aws_subnet.a.id`. */
export function spelled(unknown: Unknown, steps: readonly Step[], from = 0): Unknown {
  const text = steps.slice(from).reduce((before, step) => `${before}${stepText(step)}`, unknown.text)
  return unknownValue(text.slice(0, MAX_TEXT), whyUnknown(unknown))
}

const MAX_TEXT = 1000

export function stepText(step: Step): string {
  if (step.is === 'splat') return '[*]'
  if (step.is === 'name') return `.${step.name}`
  if (typeof step.key === 'number') return `[${numberText(step.key)}]`
  return typeof step.key === 'string'
    ? `[${JSON.stringify(step.key)}]`
    : `[${isUnknown(step.key) ? step.key.text : '?'}]`
}
