import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../../model/unknown.ts'
import { convert } from './convert.ts'
import { fail } from './failure.ts'
import { exact } from './numbers.ts'
import { printType, typeOf } from './type.ts'
import { keyOf, unknownIn, type Value } from './value.ts'

/** `text` is the whole operation, for what it comes to where something in it is unknown. */
export function operate(operator: string, left: Value, right: Value, text: string): Value {
  if (operator === '==' || operator === '!=') {
    const equal = equals(left, right)
    return typeof equal === 'boolean' ? equal === (operator === '==') : unknownOf(equal, text)
  }
  if (operator === '&&' || operator === '||') return logical(operator, left, right, text)
  const unknown = isUnknown(left) ? left : isUnknown(right) ? right : undefined
  if (unknown) return unknownOf(unknown, text)
  const a = convert(left, 'number')
  const b = convert(right, 'number')
  if (typeof a !== 'number' || typeof b !== 'number') return fail(`\`${operator}\` needs numbers`)
  switch (operator) {
    case '+':
      return exact(a + b)
    case '-':
      return exact(a - b)
    case '*':
      return exact(a * b)
    case '/':
      return b === 0 ? fail('it divides by zero') : exact(a / b)
    case '%':
      return b === 0 ? fail('it divides by zero') : exact(a % b)
    case '<':
      return a < b
    case '>':
      return a > b
    case '<=':
      return a <= b
    case '>=':
      return a >= b
    default:
      return fail(`\`${operator}\` is no operator`)
  }
}

export function negate(operand: Value, operator: '-' | '!', text: string): Value {
  if (isUnknown(operand)) return unknownOf(operand, text)
  const value = convert(operand, operator === '-' ? 'number' : 'bool')
  if (value === null) return fail(`\`${operator}\` needs a value`)
  return operator === '-' ? exact(-Number(value)) : !value
}

/** Whether two values are the same, type included; the unknown where that depends on one. */
export function equals(left: Value, right: Value): boolean | Unknown {
  if (left === null || right === null) {
    const unknown = isUnknown(left) ? left : isUnknown(right) ? right : undefined
    return unknown ?? left === right
  }
  if (isUnknown(left)) return left
  if (isUnknown(right)) return right
  if (typeof left !== 'object' || typeof right !== 'object') return left === right
  const unknown = unknownIn(left) ?? unknownIn(right)
  if (unknown) return unknown
  return printType(typeOf(left)) === printType(typeOf(right)) && keyOf(left) === keyOf(right)
}

/** What is unknown for the sake of another unknown. */
export function unknownOf(cause: Unknown, text: string): Unknown {
  return unknownValue(text, whyUnknown(cause))
}

function logical(operator: '&&' | '||', left: Value, right: Value, text: string): Value {
  const decides = operator === '||'
  const operands = [left, right].map((each) => (isUnknown(each) ? each : convert(each, 'bool')))
  if (operands.includes(null)) return fail(`\`${operator}\` needs bools`)
  if (operands.includes(decides)) return decides
  const unknown = operands.find((each) => isUnknown(each))
  return unknown ? unknownOf(unknown, text) : !decides
}
