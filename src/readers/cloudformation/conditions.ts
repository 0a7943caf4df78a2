import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { callIn, itemsOf } from './forms.ts'
import { type Stack, sectionOf } from './stack.ts'

type Truth = boolean | Unknown

/** What a value of the template comes to. */
type ValueOf = (value: unknown) => unknown

/** A condition by its name, or written out. One that asks for itself is unknown. */
export function conditionOf(condition: unknown, stack: Stack, read: ValueOf): Truth {
  if (typeof condition === 'boolean') return condition
  if (typeof condition !== 'string') return worked(condition, stack, read)
  if (condition === 'true' || condition === 'false') return condition === 'true'
  if (stack.conditions.has(condition))
    return stack.conditions.get(condition) ?? unknownValue(condition, `the condition \`${condition}\` asks for itself`)
  const section = sectionOf(stack, 'Conditions')
  if (!Object.hasOwn(section, condition)) return unknownValue(condition, `there is no condition \`${condition}\``)
  stack.conditions.set(condition, undefined)
  const truth = worked(section[condition], stack, read)
  stack.conditions.set(condition, truth)
  return truth
}

function worked(value: unknown, stack: Stack, read: ValueOf): Truth {
  if (typeof value === 'string' || typeof value === 'boolean') return conditionOf(value, stack, read)
  const call = callIn(value, [])
  const items = itemsOf(call?.argument)
  if (call?.name === 'Condition') return conditionOf(call.argument, stack, read)
  if (call?.name === 'Equals') return equal(read(items[0]), read(items[1]))
  if (call?.name === 'Not') {
    const truth = worked(items[0] ?? null, stack, read)
    return isUnknown(truth) ? truth : !truth
  }
  if (call?.name === 'And' || call?.name === 'Or') {
    const settles = call.name === 'Or'
    const truths = items.map((each) => worked(each, stack, read))
    return truths.includes(settles) ? settles : (truths.find(isUnknown) ?? !settles)
  }
  return unknownValue(call?.name ?? '?', 'this is no condition')
}

function equal(a: unknown, b: unknown): Truth {
  if (isUnknown(a)) return a
  if (isUnknown(b)) return b
  return textOf(a) === textOf(b)
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
