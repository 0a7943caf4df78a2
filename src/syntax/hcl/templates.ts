import type { Span } from '../../model/source.ts'
import type { DirectivePart, Expression, HolePart, LiteralNode, TemplateNode, TemplatePart, Trims } from './ast.ts'
import { code } from './characters.ts'
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
import { readEscape } from './escapes.ts'

/** Reads one expression; templates and expressions hold each other. */
export type Read = (cursor: Cursor) => Expression

/** A quoted string, the cursor on its opening quote. */
export function readQuoted(cursor: Cursor, read: Read): LiteralNode | TemplateNode {
  const start = cursor.at++
  const plain = plainEnd(cursor)
  if (plain >= 0) {
    cursor.at = plain + 1
    return { kind: 'literal', value: cursor.text.slice(start + 1, plain), start, end: cursor.at }
  }
  const parts: TemplatePart[] = []
  let text = ''
  let from = cursor.at
  for (;;) {
    const char = peek(cursor)
    if (char === code.quote) break
    if (char === code.lineFeed || Number.isNaN(char)) fail(cursor, 'String is not closed', { start, end: cursor.at })
    if (char === code.backslash) text += readEscape(cursor)
    else if (opensHole(cursor)) {
      if (text !== '') parts.push({ kind: 'text', text, start: from, end: cursor.at })
      parts.push(readHole(cursor, read))
      text = ''
      from = cursor.at
    } else text += readRun(cursor, QUOTED_STOP)
  }
  if (text !== '') parts.push({ kind: 'text', text, start: from, end: cursor.at })
  cursor.at++
  return assembled(parts, { start, end: cursor.at })
}

/** Where a string ends in which nothing needs a second look, or -1. */
function plainEnd(cursor: Cursor): number {
  const { text } = cursor
  for (let at = cursor.at; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === code.quote) return at
    if (char === code.backslash || char === code.lineFeed) return -1
    if ((char === code.dollar || char === code.percent) && text.charCodeAt(at + 1) === code.openBrace) return -1
  }
  return -1
}

const QUOTED_STOP = /["\\\n$%]/g

/** Text up to the next character that may mean something, and that character if it does not. */
export function readRun(cursor: Cursor, stops: RegExp): string {
  const start = cursor.at
  const first = peek(cursor)
  const doubled = (first === code.dollar || first === code.percent) && peek(cursor, 1) === first
  if (doubled && peek(cursor, 2) === code.openBrace) {
    cursor.at += 3
    return cursor.text.slice(start + 1, cursor.at)
  }
  stops.lastIndex = start + 1
  cursor.at = stops.exec(cursor.text)?.index ?? cursor.text.length
  return cursor.text.slice(start, cursor.at)
}

export function opensHole(cursor: Cursor): boolean {
  const char = peek(cursor)
  return (char === code.dollar || char === code.percent) && peek(cursor, 1) === code.openBrace
}

export function readHole(cursor: Cursor, read: Read): HolePart | DirectivePart {
  const start = cursor.at
  const evaluates = peek(cursor) === code.dollar
  cursor.at += 2
  const before = take(cursor, code.tilde)
  const around = enter(cursor, 'blank')
  const close = (): Trims => {
    skipBlanks(cursor)
    const after = take(cursor, code.tilde)
    expect(cursor, code.closeBrace, evaluates ? '`}` of `${`' : '`}` of `%{`')
    leave(cursor, around)
    return before ? (after ? sides.both : sides.before) : after ? sides.after : sides.none
  }
  if (!evaluates) return readDirective(cursor, read, start, close)
  const value = read(cursor)
  const trims = close()
  return { kind: 'hole', value, trims, start, end: cursor.at }
}

const sides = {
  both: { before: true, after: true },
  before: { before: true, after: false },
  after: { before: false, after: true },
  none: { before: false, after: false },
} satisfies { readonly [side: string]: Trims }

function readDirective(cursor: Cursor, read: Read, start: number, close: () => Trims): DirectivePart {
  skipBlanks(cursor)
  const word = takeIdentifier(cursor)
  skipBlanks(cursor)
  if (word === 'else' || word === 'endif' || word === 'endfor')
    return { kind: 'directive', word, names: [], trims: close(), start, end: cursor.at }
  if (word === 'if') {
    const value = read(cursor)
    return { kind: 'directive', word, names: [], value, trims: close(), start, end: cursor.at }
  }
  if (word !== 'for') fail(cursor, 'Expected `if`, `for`, `else`, `endif` or `endfor` after `%{`')
  const names = readNames(cursor)
  const value = read(cursor)
  return { kind: 'directive', word, names, value, trims: close(), start, end: cursor.at }
}

/** `k, v in` of a loop. */
export function readNames(cursor: Cursor): readonly string[] {
  skipBlanks(cursor)
  const names = [expectIdentifier(cursor)]
  skipBlanks(cursor)
  if (take(cursor, code.comma)) {
    skipBlanks(cursor)
    names.push(expectIdentifier(cursor))
    skipBlanks(cursor)
  }
  if (takeIdentifier(cursor) !== 'in') fail(cursor, `Expected \`in\`, found ${found(cursor)}`)
  return names
}

export function assembled(parts: readonly TemplatePart[], { start, end }: Span): LiteralNode | TemplateNode {
  const [first, second] = parts
  if (first === undefined) return { kind: 'literal', value: '', start, end }
  if (first.kind === 'text' && second === undefined) return { kind: 'literal', value: first.text, start, end }
  return { kind: 'template', parts, start, end }
}
