import type { Path } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { type Call, callIn, itemsOf } from './forms.ts'
import { type Stack, sectionOf } from './stack.ts'

type Truth = boolean | Unknown

/** What a value of the template comes to. */
type Read = (value: unknown, path: Path) => unknown

/** A condition by its name, or written out. One that asks for itself is unknown. */
export function conditionOf(condition: unknown, path: Path, stack: Stack, read: Read): Truth {
  if (typeof condition === 'boolean') return condition
  if (typeof condition === 'string') return named(condition, stack, read)
  const call = callIn(condition, path)
  return call ? conditionIn(call, stack, read) : unknownValue('?', 'this is no condition')
}

export function conditionIn({ name, argument, path }: Call, stack: Stack, read: Read): Truth {
  if (name === 'Condition') return conditionOf(argument, path, stack, read)
  const items = itemsOf(argument)
  if (name === 'Equals') return equal(read(items[0], [...path, 0]), read(items[1], [...path, 1]))
  const truths = items.map((each, index) => conditionOf(each, [...path, index], stack, read))
  if (name === 'Not') {
    const [truth = unknownValue('Not', 'this is no condition')] = truths
    return isUnknown(truth) ? truth : !truth
  }
  if (name !== 'And' && name !== 'Or') return unknownValue(name, 'this is no condition')
  const settles = name === 'Or'
  return truths.includes(settles) ? settles : (truths.find(isUnknown) ?? !settles)
}

function named(name: string, stack: Stack, read: Read): Truth {
  if (stack.conditions.has(name))
    return stack.conditions.get(name) ?? unknownValue(name, `the condition \`${name}\` asks for itself`)
  const section = sectionOf(stack, 'Conditions')
  if (!Object.hasOwn(section, name)) return unknownValue(name, `there is no condition \`${name}\``)
  stack.conditions.set(name, undefined)
  const truth = conditionOf(section[name], [stack.document, 'Conditions', name], stack, read)
  stack.conditions.set(name, truth)
  return truth
}

function equal(a: unknown, b: unknown): Truth {
  if (isUnknown(a)) return a
  if (isUnknown(b)) return b
  return textOf(a) === textOf(b)
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
