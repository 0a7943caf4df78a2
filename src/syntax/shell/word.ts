import { ansi } from './ansi.ts'
import type { Part, Word } from './ast.ts'
import { readBackticks, readDollar } from './expansion.ts'
import {
  backslash,
  bracketed,
  complain,
  endsWord,
  isLineEnd,
  lineEnd,
  longest,
  type Reading,
  spanFrom,
} from './reading.ts'

/** A word on its way: text that was read, and the parts before it where there are expansions. */
interface Draft {
  text: string
  parts: Part[] | undefined
  /** What was read since the last part. */
  tail: string
  quoted: boolean
  pattern: boolean
}

/** The word that begins here; an empty one where none does. */
export function readWord(reading: Reading): Word {
  const start = reading.at
  const { text } = reading
  const draft: Draft = { text: '', parts: undefined, tail: '', quoted: false, pattern: false }
  for (;;) {
    const code = text.charCodeAt(reading.at)
    if (code < 128 ? kinds[code] === plain : code >= 128) {
      const from = reading.at
      let at = from + 1
      for (let next = text.charCodeAt(at); next < 128 ? kinds[next] === plain : next >= 128; )
        next = text.charCodeAt(++at)
      reading.at = at
      add(draft, text.slice(from, at))
    } else if (!readSpecial(reading, draft, start)) break
  }
  return wordOf(reading, draft, start)
}

/** Up to `end`: expansions count, quotes do not. */
export function readText(reading: Reading, end: number): Word {
  const start = reading.at
  const draft: Draft = { text: '', parts: undefined, tail: '', quoted: false, pattern: false }
  while (reading.at < end) readQuotedBit(reading, draft, end)
  return wordOf(reading, draft, start)
}

/** The word after an operator of `${ }`, up to the brace that closes it. */
export function readArgument(reading: Reading, quoted: boolean, quotes: boolean): Word {
  const start = reading.at
  const { text } = reading
  const draft: Draft = { text: '', parts: undefined, tail: '', quoted: false, pattern: false }
  while (reading.at < text.length && text.charAt(reading.at) !== '}') {
    const char = text.charAt(reading.at)
    if (char === "'" && !quotes) take(reading, draft, 1)
    else if (char === '$' || char === '`') readExpansion(reading, draft, quoted)
    else if (char === '\\') readEscape(reading, draft)
    else if (char === '"' || char === "'") readSpecial(reading, draft, start)
    else take(reading, draft, 1)
  }
  return wordOf(reading, draft, start)
}

/** False where the word ends. */
function readSpecial(reading: Reading, draft: Draft, start: number): boolean {
  const { text } = reading
  const { at } = reading
  const char = text.charAt(at)
  switch (char) {
    case '\\':
      if (endsBehind(text, at)) return false
      readEscape(reading, draft)
      return true
    case "'":
      readSingle(reading, draft, at + 1)
      return true
    case '"':
      readDouble(reading, draft)
      return true
    case '`':
      readExpansion(reading, draft, false)
      return true
    case '$':
      if (text.charAt(at + 1) === '"') {
        reading.at++
        readDouble(reading, draft)
      } else if (text.charAt(at + 1) === "'") readAnsi(reading, draft)
      else readExpansion(reading, draft, false)
      return true
    case '<':
    case '>':
      if (text.charAt(at + 1) !== '(') return false
      readProcess(reading, draft, char)
      return true
    case '(':
      if (at === start || !'?*+@!'.includes(text.charAt(at - 1))) return false
      readAlternatives(reading, draft)
      return true
    case '{':
      if (text.charAt(at + 1) === '{' && readTemplate(reading, draft)) return true
      draft.pattern = true
      take(reading, draft, 1)
      return true
    case '*':
    case '?':
    case '[':
      draft.pattern = true
      take(reading, draft, 1)
      return true
    case '~':
      if (at === start) draft.pattern = true
      take(reading, draft, 1)
      return true
    case '\r':
      if (isLineEnd(text, at)) return false
      take(reading, draft, 1)
      return true
    default:
      return false
  }
}

function readEscape(reading: Reading, draft: Draft): void {
  const { text, at } = reading
  if (isLineEnd(text, at + 1) && at + 1 < text.length) reading.at = lineEnd(text, at) + 1
  else if (at + 1 >= text.length) take(reading, draft, 1)
  else {
    draft.quoted = true
    add(draft, text.charAt(at + 1))
    reading.at += 2
  }
}

/** Whether the line is continued and the word is not. */
function endsBehind(text: string, from: number): boolean {
  let at = from
  while (text.charCodeAt(at) === backslash && isLineEnd(text, at + 1) && at + 1 < text.length)
    at = lineEnd(text, at) + 1
  return at > from && endsWord(text.charCodeAt(at))
}

function readSingle(reading: Reading, draft: Draft, from: number): void {
  const { text, at } = reading
  draft.quoted = true
  const close = text.indexOf("'", from)
  const end = close < 0 ? unclosed(reading, "'", at) : close
  add(draft, text.slice(from, end))
  reading.at = close < 0 ? end : end + 1
}

function readAnsi(reading: Reading, draft: Draft): void {
  const { text, at } = reading
  let end = at + 2
  while (end < text.length && text.charAt(end) !== "'") end += text.charCodeAt(end) === backslash ? 2 : 1
  draft.quoted = true
  const closed = end < text.length
  if (!closed) end = unclosed(reading, "'", at)
  add(draft, ansi(text.slice(at + 2, end)))
  reading.at = closed ? end + 1 : end
}

function readDouble(reading: Reading, draft: Draft): void {
  const { text, at: start } = reading
  const { findings } = reading
  const before = draft.text
  const { tail } = draft
  const parts = draft.parts?.length ?? 0
  const problems = findings.problems.length
  const comments = findings.comments.length
  draft.quoted = true
  reading.at++
  while (reading.at < text.length && text.charAt(reading.at) !== '"') readQuotedBit(reading, draft, text.length)
  if (reading.at < text.length) {
    reading.at++
    return
  }
  // What was read as quoted is read again, as what it would be if the quote ended with its line.
  const end = unclosed(reading, '"', start)
  if (end === text.length) return
  findings.problems.splice(problems, findings.problems.length - problems - 1)
  findings.comments.length = comments
  draft.text = before
  draft.tail = tail
  draft.parts = parts === 0 ? undefined : draft.parts?.slice(0, parts)
  add(draft, text.slice(start + 1, end))
  reading.at = end
}

/** Where what is never closed is taken to end. */
function unclosed(reading: Reading, quote: string, start: number): number {
  complain(reading, `${quote === '"' ? 'A double' : 'A single'} quote is never closed`, start, start + 1)
  const { findings, text } = reading
  const end = findings.patience > 0 ? lineEnd(text, start) : text.length
  findings.patience--
  return end
}

/** One piece of what stands in double quotes. */
function readQuotedBit(reading: Reading, draft: Draft, end: number): void {
  const { text, at } = reading
  const code = text.charCodeAt(at)
  if (code === backslash) {
    const next = text.charAt(at + 1)
    if (isLineEnd(text, at + 1) && at + 1 < end) reading.at = Math.min(end, lineEnd(text, at) + 1)
    else if (next !== '' && '"\\$`'.includes(next) && at + 1 < end) {
      add(draft, next)
      reading.at += 2
    } else take(reading, draft, 1)
  } else if (code === 36 || code === 96) readExpansion(reading, draft, true)
  else {
    run.lastIndex = at
    run.test(text)
    take(reading, draft, Math.max(1, Math.min(end, run.lastIndex) - at))
  }
}

const run = /[^"\\$`]+/y

function readExpansion(reading: Reading, draft: Draft, quoted: boolean): void {
  const start = reading.at
  const part =
    reading.text.charAt(start) === '`' ? readBackticks(reading, quoted) : readDollar(reading, quoted, readArgument)
  if (part) addPart(reading, draft, part, start)
  else take(reading, draft, 1)
}

function readProcess(reading: Reading, draft: Draft, direction: '<' | '>'): void {
  const start = reading.at
  reading.at += 2
  const list = bracketed(reading, () => reading.grammar.list(reading, [')']))
  if (reading.text.charAt(reading.at) === ')') reading.at++
  else complain(reading, `\`${direction}(\` is never closed`, start, start + 2)
  addPart(reading, draft, { type: 'process', direction, list, span: spanFrom(reading, start) }, start)
}

/** `@(a|b)`: the bracket and what stands in it. */
function readAlternatives(reading: Reading, draft: Draft): void {
  const { text } = reading
  const start = reading.at
  let depth = 0
  draft.pattern = true
  do {
    const char = text.charAt(reading.at)
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === '\\') readEscape(reading, draft)
    else if ('\'"$`'.includes(char)) readSpecial(reading, draft, start)
    else take(reading, draft, 1)
  } while (depth > 0 && reading.at < text.length)
  if (depth > 0) complain(reading, 'A bracket is never closed', start, start + 1)
}

/** `{{ x }}` of a template; `{{a,b},c}` and `{{.ID}}` are what a shell takes them for. */
function readTemplate(reading: Reading, draft: Draft): boolean {
  const { text, at: start } = reading
  const line = text.slice(start, Math.min(lineEnd(text, start), start + longest))
  const close = line.indexOf('}}')
  if (close < 0 || !/[ \t]/.test(line.slice(0, close))) return false
  reading.at = start + close + 2
  const hole = line.slice(0, close + 2)
  addPart(reading, draft, { type: 'hole', text: hole, span: spanFrom(reading, start) }, start)
  return true
}

function take(reading: Reading, draft: Draft, length: number): void {
  add(draft, reading.text.slice(reading.at, reading.at + length))
  reading.at += length
}

function add(draft: Draft, text: string): void {
  draft.text += text
  draft.tail += text
}

function addPart(reading: Reading, draft: Draft, part: Part, start: number): void {
  draft.parts ??= []
  if (draft.tail !== '') draft.parts.push({ type: 'text', text: draft.tail })
  draft.parts.push(part)
  draft.text += reading.text.slice(start, reading.at)
  draft.tail = ''
}

function wordOf(reading: Reading, draft: Draft, start: number): Word {
  const { text, parts, tail } = draft
  if (parts && tail !== '') parts.push({ type: 'text', text: tail })
  const span = spanFrom(reading, start)
  if (!parts && !draft.quoted && !draft.pattern) return { text, span }
  return {
    text,
    ...(parts && { parts }),
    ...(draft.quoted && { quoted: true }),
    ...(draft.pattern && { pattern: true }),
    span,
  }
}

const plain = 1
const kinds = new Uint8Array(128).fill(plain)
for (const char of ' \t\n\r;&|()<>\\\'"`$*?[{~') kinds[char.charCodeAt(0)] = 0
