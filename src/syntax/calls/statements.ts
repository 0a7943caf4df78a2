import type { Comment } from '../../model/source.ts'
import { type Placed, parts, placed } from '../placed.ts'
import { type Cursor, cursorOn, isClosing, skipBalanced } from './cursor.ts'
import type { Dialect } from './strings.ts'
import type { Token } from './tokens.ts'
import { tokensIn } from './tokens.ts'
import { readArguments, readValue } from './values.ts'

/** Every statement that is a call or an assignment; what is neither is passed over. */
export function statementsIn(text: string, dialect: Dialect): { root: Placed; comments: Comment[] } {
  const { tokens, comments } = tokensIn(text, dialect)
  const cursor = cursorOn(text, tokens, dialect, called)
  const found: Placed[] = []
  while (cursor.peek()) {
    found.push(...block(cursor, 0))
    // A bracket or an `end` that closes nothing.
    cursor.next()
  }
  return { root: placed(found, 0, text.length), comments }
}

const deepest = 60
/** What may stand before the name of something that is given a value. */
const declaring = new Set([
  'def',
  'val',
  'var',
  'final',
  'private',
  'public',
  'const',
  'lateinit',
  'static',
  'String',
  'int',
  'boolean',
])
/** Words that open what `end` closes, and have a condition behind them. */
const opening = new Set(['if', 'unless', 'case', 'while', 'until', 'for', 'begin', 'def', 'class', 'module'])

/** Statements up to what closes the block, which is left standing. */
function block(cursor: Cursor, depth: number): Placed[] {
  const found: Placed[] = []
  const { dialect } = cursor
  for (let token = cursor.peek(); token && !isClosing(token, dialect); token = cursor.peek()) {
    const before = cursor.at
    if (token.is === 'line' || token.text === ';') cursor.next()
    else if (!isName(cursor) || depth > deepest) skipBalanced(cursor)
    else if (dialect.ends && modifiers.has(token.text) && !isFirst(cursor)) skipLine(cursor)
    else {
      const made = statement(cursor, depth)
      if (made) found.push(made)
    }
    if (cursor.at === before) cursor.next()
  }
  return found
}

/** What follows a statement on its line, and says when it counts. */
const modifiers = new Set(['if', 'unless', 'while', 'until', 'rescue'])

/** A word, or a text in quotes that is called: `"custom"("g:a:1")`. */
function isName(cursor: Cursor): boolean {
  const token = cursor.peek()
  return (
    token?.is === 'word' ||
    (token?.is === 'text' && !cursor.dialect.ends && token.text !== '' && cursor.peek(1)?.text === '(')
  )
}

function isFirst(cursor: Cursor): boolean {
  const before = cursor.peek(-1)
  return !before || before.is === 'line' || /^(?:;|do|then|else|\||\{)$/.test(before.text)
}

function statement(cursor: Cursor, depth: number): Placed | undefined {
  let name = cursor.next()
  while (name && declaring.has(name.text) && cursor.peek()?.is === 'word') name = cursor.next()
  if (!name) return undefined
  const { dialect } = cursor
  if (dialect.ends && opening.has(name.text)) return opened(cursor, name, depth)
  if (dialect.ends && /^(?:else|elsif|when|in|rescue|ensure|then)$/.test(name.text)) return skipLine(cursor)
  if (cursor.peek()?.text === ':' && cursor.peek(1)?.is === 'word' && !dialect.ends) {
    // The type of a Kotlin value.
    cursor.next()
    cursor.next()
  }
  const sign = cursor.peek()
  if (sign?.text === '=' || (sign?.text === '+' && cursor.peek(1)?.text === '=')) {
    if (sign.text === '+') cursor.next()
    cursor.next()
    const value = readValue(cursor, depth + 1)
    return made(name, true, value ? [value] : [], new Map(), [], cursor.end)
  }
  return called(cursor, name, depth)
}

/** A call, its arguments in brackets or without, its block, and what is hung on to it: `id("x") version "y" apply false`. */
function called(cursor: Cursor, name: Token, depth: number): Placed {
  const { args, named } = readArguments(cursor, depth + 1)
  const inner = readBlock(cursor, depth)
  for (let word = cursor.peek(); word?.is === 'word' && hangsOn.has(word.text); word = cursor.peek()) {
    cursor.next()
    if (cursor.peek()?.text === '(') cursor.next()
    const value = readValue(cursor, depth + 1)
    if (cursor.peek()?.text === ')') cursor.next()
    if (value) named.set(word.text.replace(/^\./, ''), value)
  }
  const call = made(name, false, args, named, inner, cursor.end)
  // What is asked of the result is not known here.
  if (cursor.peek()?.text === '.') skipRest(cursor)
  return call
}

const hangsOn = new Set(['version', 'apply', 'because'])

function readBlock(cursor: Cursor, depth: number): Placed[] {
  const { dialect } = cursor
  const opens = cursor.peek()
  if (opens?.text !== '{' && !(dialect.ends && opens?.text === 'do')) return []
  cursor.next()
  if (dialect.ends && cursor.peek()?.text === '|') {
    cursor.next()
    while (cursor.peek() && cursor.peek()?.text !== '|' && cursor.peek()?.is !== 'line') cursor.next()
    if (cursor.peek()?.text === '|') cursor.next()
  }
  const inner = block(cursor, depth + 1)
  const closing = cursor.peek()
  if (closing && (closing.text === '}' || closing.text === 'end')) cursor.next()
  return inner
}

/** `if x ... end`: what stands inside, under a condition. */
function opened(cursor: Cursor, name: Token, depth: number): Placed {
  skipLine(cursor)
  const inner = block(cursor, depth + 1)
  if (cursor.peek()?.text === 'end') cursor.next()
  return made(name, false, [], new Map(), inner, cursor.end)
}

function made(
  name: Token,
  assigns: boolean,
  args: readonly Placed[],
  named: ReadonlyMap<string, Placed>,
  inner: readonly Placed[],
  end: number,
): Placed {
  const key = { start: name.start, end: name.end }
  const span = { start: name.start, end: Math.max(end, name.end) }
  const value = parts({
    name: placed(name.text, name.start, name.end),
    assigns: placed(assigns, name.start, name.end),
    args: placed(args, args[0]?.span.start ?? name.end, args.at(-1)?.span.end ?? name.end),
    named: placed(named, name.end, span.end),
    block: placed(inner, inner[0]?.span.start ?? span.end, inner.at(-1)?.span.end ?? span.end),
  })
  return { span, key, value }
}

function skipLine(cursor: Cursor): undefined {
  for (
    let token = cursor.peek();
    token && token.is !== 'line' && token.text !== ';' && token.text !== 'then';
    token = cursor.peek()
  )
    skipBalanced(cursor)
}

function skipRest(cursor: Cursor): void {
  for (
    let token = cursor.peek();
    token && token.is !== 'line' && token.text !== ';' && !isClosing(token, cursor.dialect);
    token = cursor.peek()
  )
    skipBalanced(cursor)
}
