import type { Expression } from './ast.ts'
import { code, isDigit, startsIdentifier } from './characters.ts'
import { readCall, readObject, readTuple } from './collections.ts'
import {
  type Cursor,
  enter,
  expect,
  expectIdentifier,
  fail,
  found,
  leave,
  peek,
  skipBlanks,
  take,
  takeIdentifier,
} from './cursor.ts'
import { readHeredoc } from './heredocs.ts'
import { readNumber } from './numbers.ts'
import { readSteps } from './steps.ts'
import { readQuoted } from './templates.ts'

/** One expression, as far as it goes. */
export function readExpression(cursor: Cursor): Expression {
  const before = enter(cursor, cursor.breaks)
  const test = readBinary(cursor, 1)
  const whole = take(cursor, code.question) ? readBranches(cursor, test) : test
  leave(cursor, before)
  return whole
}

function readBranches(cursor: Cursor, test: Expression): Expression {
  const then = readExpression(cursor)
  skipBlanks(cursor)
  expect(cursor, code.colon, '`:` of the condition')
  const otherwise = readExpression(cursor)
  return { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end }
}

/** How strongly an operator binds: the greater, the closer. */
interface Operator {
  readonly text: string
  readonly binds: number
}

const operators = {
  or: { text: '||', binds: 1 },
  and: { text: '&&', binds: 2 },
  equal: { text: '==', binds: 3 },
  unequal: { text: '!=', binds: 3 },
  less: { text: '<', binds: 4 },
  greater: { text: '>', binds: 4 },
  atMost: { text: '<=', binds: 4 },
  atLeast: { text: '>=', binds: 4 },
  plus: { text: '+', binds: 5 },
  minus: { text: '-', binds: 5 },
  times: { text: '*', binds: 6 },
  over: { text: '/', binds: 6 },
  modulo: { text: '%', binds: 6 },
} satisfies { readonly [name: string]: Operator }

function readBinary(cursor: Cursor, weakest: number): Expression {
  let left = readUnary(cursor)
  for (;;) {
    skipBlanks(cursor)
    const operator = operatorAt(cursor)
    if (operator === undefined || operator.binds < weakest) return left
    cursor.at += operator.text.length
    const right = readBinary(cursor, operator.binds + 1)
    left = { kind: 'binary', operator: operator.text, left, right, start: left.start, end: right.end }
  }
}

function operatorAt(cursor: Cursor): Operator | undefined {
  const next = peek(cursor, 1)
  switch (peek(cursor)) {
    case code.bar:
      return next === code.bar ? operators.or : undefined
    case code.ampersand:
      return next === code.ampersand ? operators.and : undefined
    case code.equals:
      return next === code.equals ? operators.equal : undefined
    case code.bang:
      return next === code.equals ? operators.unequal : undefined
    case code.less:
      return next === code.equals ? operators.atMost : operators.less
    case code.greater:
      return next === code.equals ? operators.atLeast : operators.greater
    case code.plus:
      return operators.plus
    case code.minus:
      return operators.minus
    case code.star:
      return operators.times
    case code.slash:
      return operators.over
    case code.percent:
      return operators.modulo
    default:
      return undefined
  }
}

function readUnary(cursor: Cursor): Expression {
  skipBlanks(cursor)
  const char = peek(cursor)
  if (char !== code.minus && char !== code.bang) return readSteps(cursor, readExpression, readPrimary(cursor))
  const start = cursor.at++
  const before = enter(cursor, cursor.breaks)
  const operand = readUnary(cursor)
  leave(cursor, before)
  return { kind: 'unary', operator: char === code.minus ? '-' : '!', operand, start, end: operand.end }
}

function readPrimary(cursor: Cursor): Expression {
  const start = cursor.at
  const char = peek(cursor)
  if (char === code.quote) return readQuoted(cursor, readExpression)
  if (startsIdentifier(char)) return readWord(cursor)
  if (isDigit(char)) return readNumber(cursor)
  if (char === code.openBracket) return readTuple(cursor, readExpression)
  if (char === code.openBrace) return readObject(cursor, readExpression)
  if (char === code.less && peek(cursor, 1) === code.less) return readHeredoc(cursor, readExpression)
  if (char !== code.open) fail(cursor, `Expected a value, found ${found(cursor)}`)
  const before = enter(cursor, 'blank')
  cursor.at++
  const inner = readExpression(cursor)
  skipBlanks(cursor)
  expect(cursor, code.close, '`)`')
  leave(cursor, before)
  return { kind: 'parentheses', inner, start, end: cursor.at }
}

function readWord(cursor: Cursor): Expression {
  const start = cursor.at
  let name = takeIdentifier(cursor)
  while (peek(cursor) === code.colon && peek(cursor, 1) === code.colon) {
    cursor.at += 2
    name += `::${expectIdentifier(cursor)}`
  }
  const end = cursor.at
  skipBlanks(cursor)
  if (peek(cursor) === code.open) return readCall(cursor, readExpression, name, start)
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', start, end }
  if (name === 'null') return { kind: 'literal', value: null, start, end }
  return { kind: 'name', name, start, end }
}
