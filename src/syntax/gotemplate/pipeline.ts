import type { Command, Operand, Pipe } from './ast.ts'
import { calledWith, handed } from './calls.ts'
import type { Frame } from './evaluation.ts'
import { fail } from './fault.ts'
import { fieldOf } from './fields.ts'
import { bare, isTrue, type Kind, type Value } from './value.ts'

/** What a pipeline comes to. A nil that was in an interface is nothing at its end. */
export function evaluated(frame: Frame, pipe: Pipe, dot: Value): Value {
  let value: Value
  let piped = false
  for (const command of pipe.commands) {
    value = commanded(frame, command, dot, value, piped) ?? undefined
    piped = true
  }
  return value
}

/** The same, with its variables declared or set. */
export function bound(frame: Frame, pipe: Pipe, dot: Value): Value {
  const value = evaluated(frame, pipe, dot)
  for (const name of pipe.variables) {
    if (!pipe.assigns) {
      frame.names.push(name)
      frame.values.push(value)
      continue
    }
    const at = frame.names.lastIndexOf(name)
    if (at < 0) fail(`undefined variable: ${name}`)
    frame.values[at] = value
  }
  return value
}

/** `last` is what the command before gave, if there was one. */
function commanded(frame: Frame, command: Command, dot: Value, last: Value, piped: boolean): Value {
  const { first, rest } = command
  frame.at = command
  switch (first.is) {
    case 'function':
      return called(frame, first.name, rest, dot, last, piped)
    case 'field':
      return chained(frame, dot, first.names, rest, dot, last, piped)
    case 'variable':
      if (first.names.length > 0)
        return chained(frame, variable(frame, first.name), first.names, rest, dot, last, piped)
      break
    case 'chain':
      return chained(frame, operandValue(frame, first.of, dot), first.names, rest, dot, last, piped)
    case 'nil':
      return fail('nil is not a command')
  }
  if (rest.length > 0 || piped)
    fail(`can't give argument to non-function ${frame.source.text.slice(first.start, first.end)}`)
  return operandValue(frame, first, dot)
}

/** The value of an operand that nothing is asked of. */
function operandValue(frame: Frame, operand: Operand, dot: Value): Value {
  switch (operand.is) {
    case 'dot':
      return dot
    case 'nil':
      return null
    case 'bool':
    case 'string':
      return operand.value
    case 'number':
      return operand.ideal === 'int' ? operand.int : operand.float
    case 'pipe':
      return evaluated(frame, operand.pipe, dot)
    case 'variable': {
      const value = variable(frame, operand.name)
      return operand.names.length > 0 ? chained(frame, value, operand.names, [], dot, undefined, false) : value
    }
    case 'field':
      return chained(frame, dot, operand.names, [], dot, undefined, false)
    case 'function':
      return called(frame, operand.name, [], dot, undefined, false)
    case 'chain':
      return chained(frame, operandValue(frame, operand.of, dot), operand.names, [], dot, undefined, false)
  }
}

function variable({ names, values }: Frame, name: string): Value {
  const at = names.lastIndexOf(name)
  return at < 0 ? fail(`undefined variable: ${name}`) : values[at]
}

/** `.a.b.c` from a value on; only the last may be a method with arguments. */
function chained(
  frame: Frame,
  from: Value,
  names: readonly string[],
  operands: readonly Operand[],
  dot: Value,
  last: Value,
  piped: boolean,
): Value {
  let value = from
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string
    const isLast = index === names.length - 1
    const field = fieldOf(value, name)
    if (typeof field === 'object' && field !== null && field.is === 'method') {
      const { takes, more, run } = field
      const args = isLast
        ? argumentsFor(frame, name, takes, more, operands, dot, last, piped)
        : argumentsFor(frame, name, takes, more, [], dot, undefined, false)
      value = run(args)
      continue
    }
    if (isLast && (operands.length > 0 || piped) && bare(value) !== undefined)
      fail(`${name} is not a method but has arguments`)
    value = field
  }
  return value
}

function called(
  frame: Frame,
  name: string,
  operands: readonly Operand[],
  dot: Value,
  last: Value,
  piped: boolean,
): Value {
  if (name === 'and' || name === 'or') return decided(frame, name, operands, dot, last, piped)
  const func = frame.run.functions.get(name)
  if (!func) fail(`function "${name}" not defined`)
  const args = argumentsFor(frame, name, func.takes, func.more, operands, dot, last, piped)
  return calledWith(frame, name, func, args)
}

/** Only as many arguments as it takes are evaluated. */
function decided(
  frame: Frame,
  name: 'and' | 'or',
  operands: readonly Operand[],
  dot: Value,
  last: Value,
  piped: boolean,
): Value {
  if (operands.length === 0 && !piped) fail(`wrong number of args for ${name}: want at least 1 got 0`)
  let value: Value
  for (const operand of operands) {
    value = operandValue(frame, operand, dot)
    if (isTrue(value) === (name === 'or')) return value
  }
  return piped ? last : value
}

function argumentsFor(
  frame: Frame,
  name: string,
  takes: readonly Kind[],
  more: Kind | undefined,
  operands: readonly Operand[],
  dot: Value,
  last: Value,
  piped: boolean,
): Value[] {
  const count = operands.length + (piped ? 1 : 0)
  if (more === undefined ? count !== takes.length : count < takes.length)
    fail(`wrong number of args for ${name}: want ${more === undefined ? '' : 'at least '}${takes.length} got ${count}`)
  const args: Value[] = []
  for (let index = 0; index < operands.length; index++) {
    const kind = takes[index] ?? more ?? 'any'
    args.push(handed(operandAs(frame, operands[index] as Operand, dot, kind), kind))
  }
  if (piped) args.push(handed(last, takes[operands.length] ?? more ?? 'any'))
  return args
}

/** A constant takes the type that is asked for, where it can. */
function operandAs(frame: Frame, operand: Operand, dot: Value, kind: Kind): Value {
  if (operand.is === 'number' && kind === 'int')
    return operand.int ?? fail(`expected integer; found ${frame.source.text.slice(operand.start, operand.end)}`)
  if (operand.is === 'number' && kind === 'float') return operand.float
  if (operand.is === 'nil' && kind === 'map') return undefined
  return operandValue(frame, operand, dot)
}
