import type { Expression, LiteralNode } from './ast.ts'
import { code, isDigit } from './characters.ts'
import { type Cursor, enter, expect, fail, found, leave, packed, peek, skipBlanks, take } from './cursor.ts'
import { readExpression } from './expressions.ts'
import { parseTemplate } from './parse.ts'
import { readQuoted } from './templates.ts'

/** A value of JSON as an expression, where texts are templates if `templates` says so. */
export function readJson(cursor: Cursor, templates: boolean): Expression {
  const before = enter(cursor, 'blank')
  skipBlanks(cursor)
  const value = readValue(cursor, templates)
  skipBlanks(cursor)
  leave(cursor, before)
  return value
}

function readValue(cursor: Cursor, templates: boolean): Expression {
  const start = cursor.at
  const char = peek(cursor)
  if (char === code.openBrace) return readObject(cursor, templates)
  if (char === code.openBracket) return readArray(cursor, templates)
  if (char === code.quote) return readText(cursor, templates)
  for (const [word, value] of words)
    if (cursor.text.startsWith(word, start)) {
      cursor.at += word.length
      return { kind: 'literal', value, start, end: cursor.at }
    }
  if (char !== code.minus && !isDigit(char)) fail(cursor, `Expected a value, found ${found(cursor)}`)
  while (/[-+.\deE]/.test(cursor.text.charAt(cursor.at))) cursor.at++
  const value = Number(cursor.text.slice(start, cursor.at))
  if (Number.isNaN(value)) fail(cursor, 'This is no number', { start, end: cursor.at })
  return { kind: 'literal', value, start, end: cursor.at }
}

const words = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

function readObject(cursor: Cursor, templates: boolean): Expression {
  const start = cursor.at++
  const entries = []
  for (skipBlanks(cursor); !take(cursor, code.closeBrace); skipBlanks(cursor)) {
    if (entries.length > 0) expect(cursor, code.comma, '`,` or `}`')
    skipBlanks(cursor)
    if (peek(cursor) !== code.quote) fail(cursor, `Expected a key in quotes, found ${found(cursor)}`)
    const key = readText(cursor, false)
    skipBlanks(cursor)
    expect(cursor, code.colon, '`:` after the key')
    const value = readJson(cursor, templates)
    entries.push({ key, value, start: key.start, end: value.end })
  }
  return { kind: 'object', entries: packed(entries), start, end: cursor.at }
}

function readArray(cursor: Cursor, templates: boolean): Expression {
  const start = cursor.at++
  const items: Expression[] = []
  for (skipBlanks(cursor); !take(cursor, code.closeBracket); skipBlanks(cursor)) {
    if (items.length > 0) expect(cursor, code.comma, '`,` or `]`')
    items.push(readJson(cursor, templates))
  }
  return { kind: 'tuple', items: packed(items), start, end: cursor.at }
}

function readText(cursor: Cursor, templates: boolean): Expression {
  const start = cursor.at
  let at = start + 1
  let escaped = false
  for (; cursor.text.charCodeAt(at) !== code.quote; at++) {
    const char = cursor.text.charCodeAt(at)
    if (Number.isNaN(char) || char === code.lineFeed) fail(cursor, 'Text is not closed', { start, end: at })
    if (char === code.backslash) {
      escaped = true
      at++
    }
  }
  const raw = cursor.text.slice(start, at + 1)
  const isTemplate = templates && (raw.includes('${') || raw.includes('%{'))
  if (isTemplate && !escaped) return readQuoted(cursor, readExpression)
  cursor.at = at + 1
  const value = escaped ? unescaped(cursor, raw, start) : raw.slice(1, -1)
  if (isTemplate) return inside(cursor, value, start)
  return { kind: 'literal', value, start, end: cursor.at }
}

function unescaped(cursor: Cursor, raw: string, start: number): string {
  try {
    return String(JSON.parse(raw))
  } catch {
    fail(cursor, 'An escape of the text is none of JSON', { start, end: cursor.at })
  }
}

/** A template behind escapes: everything in it stands where the text stands. */
function inside(cursor: Cursor, text: string, start: number): Expression {
  const span = { start, end: cursor.at }
  const parts = parseTemplate({ path: cursor.file.path, text })
  if ('problems' in parts) fail(cursor, parts.problems[0]?.message ?? 'The template cannot be read', span)
  return placed({ kind: 'template', parts, ...span }, span)
}

function placed<T>(node: T, span: { readonly start: number; readonly end: number }): T {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map((each) => placed(each, span)) as T
  const moved = Object.fromEntries(Object.entries(node).map(([name, each]) => [name, placed(each, span)]))
  return ('start' in node ? { ...moved, ...span } : moved) as T
}

/** The words of a key, or of a text in which nothing is evaluated. */
export function wordsOf(node: Expression): string {
  return String((node as LiteralNode).value ?? '')
}
