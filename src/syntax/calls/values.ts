import { unknownValue } from '../../model/unknown.ts'
import { type Placed, type PlacedValue, placed } from '../placed.ts'
import { type Cursor, isClosing, skipBalanced, skipLines } from './cursor.ts'
import type { Token } from './tokens.ts'

/** Arguments in brackets, or without them up to the end of the line. */
export function readArguments(cursor: Cursor, depth: number): { args: Placed[]; named: Map<string, Placed> } {
  const args: Placed[] = []
  const named = new Map<string, Placed>()
  const opens = cursor.peek()
  const inBrackets = opens?.text === '(' && opens.is === 'mark'
  if (inBrackets) cursor.next()
  else if (!opens || !beginsValue(opens)) return { args, named }
  for (;;) {
    if (inBrackets) skipLines(cursor)
    const token = cursor.peek()
    if (!token || isClosing(token, cursor.dialect) || (token.is === 'line' && !inBrackets)) break
    const before = cursor.at
    const key = keyHere(cursor)
    if (key) skipLines(cursor)
    const value = readValue(cursor, depth)
    if (value && key) named.set(key.text, { ...value, key: { start: key.start, end: key.end } })
    else if (value) args.push(value)
    if (inBrackets) skipLines(cursor)
    if (cursor.peek()?.text === ',') {
      cursor.next()
      skipLines(cursor)
    } else if (!inBrackets || cursor.at === before) break
  }
  if (inBrackets && cursor.peek()?.text === ')') cursor.next()
  return { args, named }
}

/** A literal, a list, a call; anything else up to the next comma or bracket is unknown. */
export function readValue(cursor: Cursor, depth: number): Placed | undefined {
  const first = cursor.peek()
  if (!first || first.is === 'line' || isClosing(first, cursor.dialect)) return undefined
  const from = cursor.at
  const value = depth > deepest ? undefined : literal(cursor, first, depth)
  if (value && endsValue(cursor)) return value
  cursor.at = Math.max(cursor.at, from)
  while (!endsValue(cursor)) skipBalanced(cursor)
  if (cursor.at === from) skipBalanced(cursor)
  const text = cursor.text.slice(first.start, cursor.end)
  return placed(unknownValue(text.slice(0, 500), 'it is worked out when the program runs'), first.start, cursor.end)
}

const deepest = 60

function literal(cursor: Cursor, first: Token, depth: number): Placed | undefined {
  if (first.is === 'text') {
    cursor.next()
    const quoted = /["'/]/.test(cursor.text[first.start] ?? '')
    const size = cursor.text.startsWith('"""', first.start) || cursor.text.startsWith("'''", first.start) ? 3 : 1
    const value = first.open ? unknownValue(first.text, 'a part of it is worked out when the program runs') : first.text
    return quoted ? placed(value, first.start + size, first.end - size) : placed(value, first.start, first.end)
  }
  if (first.is === 'number') {
    cursor.next()
    const number = Number(first.text.replace(/_|[A-Za-z]$/g, ''))
    return placed(Number.isNaN(number) ? first.text : number, first.start, first.end)
  }
  if (first.text === '[' || first.text === '(') return first.text === '[' ? list(cursor, depth) : undefined
  if (first.is !== 'word') return undefined
  cursor.next()
  const word: PlacedValue | undefined = constants[first.text]
  if (word !== undefined) return placed(word, first.start, first.end)
  if (cursor.peek()?.text === '(') return cursor.call(first, depth)
  return placed(unknownValue(first.text, 'it is a name, not a value'), first.start, first.end)
}

const constants: { readonly [word: string]: boolean | null | undefined } = Object.assign(Object.create(null), {
  true: true,
  false: false,
  null: null,
  nil: null,
})

function list(cursor: Cursor, depth: number): Placed {
  const start = cursor.next()?.start ?? 0
  const items: Placed[] = []
  for (;;) {
    skipLines(cursor)
    const token = cursor.peek()
    if (!token || isClosing(token, cursor.dialect)) break
    const before = cursor.at
    const key = keyHere(cursor)
    const value = readValue(cursor, depth + 1)
    if (value) items.push(key ? { ...value, key: { start: key.start, end: key.end } } : value)
    skipLines(cursor)
    if (cursor.peek()?.text === ',') cursor.next()
    else if (cursor.at === before) break
  }
  if (cursor.peek()?.text === ']') cursor.next()
  return placed(items, start, cursor.end)
}

/** `key:`, `'key':`, `:key =>` or `key =`, taken. */
function keyHere(cursor: Cursor): Token | undefined {
  const [key, sign] = [cursor.peek(), cursor.peek(1)]
  if (!key || (key.is !== 'word' && key.is !== 'text') || sign?.is !== 'mark') return undefined
  if (sign.text !== ':' && sign.text !== '=>' && sign.text !== '=') return undefined
  if (sign.text === ':' && sign.start !== key.end) return undefined
  cursor.next()
  cursor.next()
  return key
}

function beginsValue({ is, text }: Token): boolean {
  if (is === 'mark') return text === '['
  return is !== 'line' && !/^(?:do|if|unless|and|or|end|version|apply|because)$/.test(text)
}

function endsValue(cursor: Cursor): boolean {
  const token = cursor.peek()
  if (!token || token.is === 'line' || isClosing(token, cursor.dialect)) return true
  if (token.is === 'mark') return token.text === ',' || token.text === ';' || token.text === '{'
  return /^(?:do|if|unless|and|or|version|apply|because)$/.test(token.text)
}
