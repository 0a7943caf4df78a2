import type { Assignment, Connector, Part, Redirection, Simple, Statement, Word } from './ast.ts'
import { readFunctionBody } from './compound.ts'
import { closing } from './expansion.ts'
import { consumeHeredocs } from './heredoc.ts'
import { complain, type Reading, skipBlanks, spanFrom } from './reading.ts'
import { readRedirections } from './redirection.ts'

/** A command with its words, or the function that `name()` turns out to begin. */
export function readSimple(reading: Reading, start: number, after: Connector): Statement {
  const { text } = reading
  const assignments: Assignment[] = []
  const words: Word[] = []
  const redirections: Redirection[] = []
  let end = reading.at
  let declares = false
  for (;;) {
    skipBlanks(reading)
    const at = reading.at
    if (at >= text.length) break
    if (readRedirections(reading, redirections)) {
      end = reading.at
      continue
    }
    const length = words.length === 0 || declares ? assignmentLength(text, at) : 0
    if (length > 0 && words.length === 0) assignments.push(readAssignment(reading, length))
    else if (length > 0 && text.charAt(at + length) === '(') words.push(readDeclared(reading, length))
    else {
      const word = reading.grammar.word(reading)
      if (reading.at === at) break
      words.push(word)
      if (words.length === 1) declares = declarations.has(word.text)
    }
    end = reading.at
  }
  if (words.length === 1 && assignments.length + redirections.length === 0 && opensFunction(text, reading.at)) {
    reading.at = text.indexOf(')', reading.at) + 1
    const { body, redirections: around } = readFunctionBody(reading)
    return {
      type: 'function',
      name: words[0]?.text ?? '',
      body,
      after,
      redirections: around,
      span: spanFrom(reading, start),
    }
  }
  const simple: Simple = {
    type: 'command',
    assignments,
    words,
    after,
    redirections,
    span: spanFrom(reading, start, end),
  }
  return simple
}

const declarations: ReadonlySet<string> = new Set(['declare', 'export', 'local', 'readonly', 'typeset'])
const assigned = /[A-Za-z_]\w*(?:\+?=|\[)/y

function opensFunction(text: string, at: number): boolean {
  return text.charAt(at) === '(' && /^\([ \t]*\)/.test(text.slice(at, at + 100))
}

/** How long `name=`, `name+=` or `name[1]=` is that stands here; zero where none does. */
function assignmentLength(text: string, at: number): number {
  assigned.lastIndex = at
  const found = assigned.exec(text)?.[0]
  if (found === undefined) return 0
  if (!found.endsWith('[')) return found.length
  const close = closing(text, at + found.length, '[', ']')
  if (close === undefined) return 0
  if (text.charAt(close + 1) === '=') return close + 2 - at
  return text.startsWith('+=', close + 1) ? close + 3 - at : 0
}

function readAssignment(reading: Reading, length: number): Assignment {
  const { text, at: start } = reading
  const head = text.slice(start, start + length)
  const open = head.indexOf('[')
  const append = head.endsWith('+=')
  const name = head.slice(0, open < 0 ? head.length - (append ? 2 : 1) : open)
  reading.at += length
  const value = text.charAt(reading.at) === '(' ? readArray(reading) : reading.grammar.word(reading)
  return {
    name,
    ...(open >= 0 && { index: head.slice(open + 1, head.lastIndexOf(']')) }),
    ...(append && { append }),
    value,
    span: spanFrom(reading, start),
  }
}

/** `arr=(a b)` behind `declare` or its like: a word as any other. */
function readDeclared(reading: Reading, length: number): Word {
  const start = reading.at
  reading.at += length
  const { parts = [] } = readArray(reading)
  const text = reading.text.slice(start, reading.at)
  return { text, parts: [{ type: 'text', text: text.slice(0, length) }, ...parts], span: spanFrom(reading, start) }
}

function readArray(reading: Reading): Word {
  const { text, at: start } = reading
  const words: Word[] = []
  reading.at++
  for (;;) {
    skipBlanks(reading)
    const at = reading.at
    if (text.charAt(at) === '\n') {
      reading.at++
      consumeHeredocs(reading)
      continue
    }
    const word = reading.grammar.word(reading)
    if (reading.at === at) break
    words.push(word)
  }
  if (text.charAt(reading.at) === ')') reading.at++
  else complain(reading, 'An array is never closed', start, start + 1)
  const span = spanFrom(reading, start)
  const part: Part = { type: 'array', words, span }
  return { text: text.slice(start, reading.at), parts: [part], span }
}
