import type { Expression } from './ast.ts'
import { code, isDigit, startsIdentifier } from './characters.ts'
import { readCall, readObject, readTuple } from './collections.ts'
import {
  type Cursor,
  expect,
  expectIdentifier,
  fail,
  found,
  peek,
  skipBlanks,
  take,
  takeIdentifier,
  within,
} from './cursor.ts'
import { readHeredoc } from './heredocs.ts'
import { readNumber } from './numbers.ts'
import { readSteps } from './steps.ts'
import { readQuoted } from './templates.ts'

/** One expression, as far as it goes. */
export function readExpression(cursor: Cursor): Expression {
  return within(cursor, cursor.breaks, () => {
    const test = readBinary(cursor, 1)
    skipBlanks(cursor)
    if (!take(cursor, code.question)) return test
    const then = readExpression(cursor)
    skipBlanks(cursor)
    expect(cursor, code.colon, '`:` of the condition')
    const otherwise = readExpression(cursor)
    return { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end }
  })
}

const strength: { readonly [operator: string]: number } = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

function readBinary(cursor: Cursor, weakest: number): Expression {
  let left = readUnary(cursor)
  for (;;) {
    skipBlanks(cursor)
    const operator = operatorAt(cursor)
    const binds = strength[operator] ?? 0
    if (binds < weakest) return left
    cursor.at += operator.length
    const right = readBinary(cursor, binds + 1)
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end }
  }
}

function operatorAt(cursor: Cursor): string {
  const two = cursor.text.slice(cursor.at, cursor.at + 2)
  if (two === '=>') return ''
  if (Object.hasOwn(strength, two)) return two
  const one = two.charAt(0)
  return Object.hasOwn(strength, one) ? one : ''
}

function readUnary(cursor: Cursor): Expression {
  skipBlanks(cursor)
  const char = peek(cursor)
  if (char !== code.minus && char !== code.bang) return readSteps(cursor, readExpression, readPrimary(cursor))
  const start = cursor.at++
  const operand = within(cursor, cursor.breaks, () => readUnary(cursor))
  return { kind: 'unary', operator: char === code.minus ? '-' : '!', operand, start, end: operand.end }
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

function readPrimary(cursor: Cursor): Expression {
  const start = cursor.at
  const char = peek(cursor)
  if (char === code.quote) return readQuoted(cursor, readExpression)
  if (startsIdentifier(char)) return readWord(cursor)
  if (isDigit(char)) return readNumber(cursor)
  if (char === code.openBracket) return within(cursor, 'blank', () => readTuple(cursor, readExpression))
  if (char === code.openBrace) return within(cursor, 'end', () => readObject(cursor, readExpression))
  if (char === code.less && peek(cursor, 1) === code.less) return readHeredoc(cursor, readExpression)
  if (char !== code.open) fail(cursor, `Expected a value, found ${found(cursor)}`)
  return within(cursor, 'blank', () => {
    cursor.at++
    const inner = readExpression(cursor)
    skipBlanks(cursor)
    expect(cursor, code.close, '`)`')
    return { kind: 'parentheses', inner, start, end: cursor.at }
  })
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
  if (peek(cursor) === code.open)
    return within(cursor, 'blank', () => readCall(cursor, readExpression, name, { start, end }))
  const value = words.get(name)
  return value === undefined ? { kind: 'name', name, start, end } : { kind: 'literal', value, start, end }
}
