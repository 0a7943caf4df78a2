import type { Span } from '../../model/source.ts'
import type {
  DirectivePart,
  Expression,
  HolePart,
  LiteralNode,
  TemplateNode,
  TemplatePart,
  TextPart,
  Trims,
} from './ast.ts'
import {
  type Cursor,
  code,
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

/** A heredoc, the cursor on its `<<`. Its span ends with the closing word, before the line break. */
export function readHeredoc(cursor: Cursor, read: Read): LiteralNode | TemplateNode {
  const start = cursor.at
  cursor.at += 2
  const strips = take(cursor, code.minus)
  const word = expectIdentifier(cursor)
  const opening = { start, end: cursor.at }
  take(cursor, code.carriageReturn)
  expect(cursor, code.lineFeed, `a line break after \`<<${word}\``)
  const lines: TemplatePart[] = []
  while (!takeClosing(cursor, word)) readLine(cursor, read, lines, opening)
  const end = cursor.at
  return assembled(merged(strips ? withoutIndentation(lines) : lines), { start, end })
}

/** Where a string ends in which nothing needs a second look, or -1. */
function plainEnd(cursor: Cursor): number {
  const { text } = cursor
  for (let at = cursor.at; ; at++) {
    const char = text.charCodeAt(at)
    if (char === code.quote) return at
    if (char === code.backslash || char === code.lineFeed || Number.isNaN(char)) return -1
    if ((char === code.dollar || char === code.percent) && text.charCodeAt(at + 1) === code.openBrace) return -1
  }
}

const QUOTED_STOP = /["\\\n$%]/g
const HEREDOC_STOP = /[\n$%]/g

/** Text up to the next character that may mean something, and that character if it does not. */
function readRun(cursor: Cursor, stops: RegExp): string {
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

function opensHole(cursor: Cursor): boolean {
  const char = peek(cursor)
  return (char === code.dollar || char === code.percent) && peek(cursor, 1) === code.openBrace
}

const escapes: { readonly [char: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
const HEX = /^[0-9a-fA-F]+$/

function readEscape(cursor: Cursor): string {
  const start = cursor.at
  const char = cursor.text.charAt(start + 1)
  const simple = Object.hasOwn(escapes, char) ? escapes[char] : undefined
  const digits = simple === undefined ? { u: 4, U: 8 }[char] : 0
  if (digits === undefined)
    fail(cursor, `\`\\${char}\` is no escape`, { start, end: Math.min(start + 2, cursor.text.length) })
  cursor.at += 2 + digits
  if (simple !== undefined) return simple
  const hex = cursor.text.slice(start + 2, cursor.at)
  const point = hex.length === digits && HEX.test(hex) ? Number.parseInt(hex, 16) : -1
  if (point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point)
  cursor.at = start
  fail(cursor, `\`\\${char}\` needs ${digits} hexadecimal digits of a character`)
}

function readHole(cursor: Cursor, read: Read): HolePart | DirectivePart {
  const start = cursor.at
  const evaluates = peek(cursor) === code.dollar
  cursor.at += 2
  const before = take(cursor, code.tilde)
  return within(cursor, 'blank', () => {
    const close = (): Trims => {
      skipBlanks(cursor)
      const after = take(cursor, code.tilde)
      expect(cursor, code.closeBrace, evaluates ? '`}` of `${`' : '`}` of `%{`')
      return { before, after }
    }
    if (!evaluates) return readDirective(cursor, read, start, close)
    const value = read(cursor)
    const trims = close()
    return { kind: 'hole', value, trims, start, end: cursor.at }
  })
}

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

function takeClosing(cursor: Cursor, word: string): boolean {
  const { text } = cursor
  let at = cursor.at
  while (text.charCodeAt(at) === code.space || text.charCodeAt(at) === code.tab) at++
  if (!text.startsWith(word, at)) return false
  let end = at + word.length
  while (
    text.charCodeAt(end) === code.space ||
    text.charCodeAt(end) === code.tab ||
    text.charCodeAt(end) === code.carriageReturn
  )
    end++
  if (end < text.length && text.charCodeAt(end) !== code.lineFeed) return false
  cursor.at = at + word.length
  return true
}

/** One line of a heredoc, its line break included; a hole may hold more lines. */
function readLine(cursor: Cursor, read: Read, parts: TemplatePart[], opening: Span): void {
  let text = ''
  let from = cursor.at
  for (;;) {
    const char = peek(cursor)
    if (Number.isNaN(char)) fail(cursor, 'Heredoc is not closed', opening)
    if (char === code.lineFeed) {
      cursor.at++
      parts.push({ kind: 'text', text: `${text}\n`, start: from, end: cursor.at })
      return
    }
    if (opensHole(cursor)) {
      if (text !== '') parts.push({ kind: 'text', text, start: from, end: cursor.at })
      parts.push(readHole(cursor, read))
      text = ''
      from = cursor.at
    } else text += readRun(cursor, HEREDOC_STOP)
  }
}

/** Takes from every line what all of them are indented by; blank lines neither count nor change. */
function withoutIndentation(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const starts = parts.filter((part, index) => {
    const before = parts[index - 1]
    return (before === undefined || (before.kind === 'text' && before.text.endsWith('\n'))) && !isBlankLine(part)
  })
  const indentation = starts.reduce(
    (least, part) => Math.min(least, part.kind === 'text' ? indentationOf(part.text) : 0),
    Infinity,
  )
  const cut = new Set(starts)
  return parts.map((part) =>
    part.kind === 'text' && cut.has(part) ? { ...part, text: part.text.slice(indentation) } : part,
  )
}

function isBlankLine(part: TemplatePart): boolean {
  return part.kind === 'text' && part.text.endsWith('\n') && part.text.trim() === ''
}

function indentationOf(text: string): number {
  return text.length - text.trimStart().length
}

function merged(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const out: TemplatePart[] = []
  let run: TextPart[] = []
  const flush = () => {
    const [first] = run
    const last = run.at(-1)
    if (first && last)
      out.push({ kind: 'text', text: run.map((part) => part.text).join(''), start: first.start, end: last.end })
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'text') run.push(part)
    else {
      flush()
      out.push(part)
    }
  }
  flush()
  return out
}

function assembled(parts: readonly TemplatePart[], { start, end }: Span): LiteralNode | TemplateNode {
  const [first, second] = parts
  if (first === undefined) return { kind: 'literal', value: '', start, end }
  if (first.kind === 'text' && second === undefined) return { kind: 'literal', value: first.text, start, end }
  return { kind: 'template', parts, start, end }
}
