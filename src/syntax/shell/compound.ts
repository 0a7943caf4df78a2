import type { Branch, CaseItem, List, Redirection, Statement, Word } from './ast.ts'
import { arithmeticEnd } from './expansion.ts'
import { consumeHeredocs } from './heredoc.ts'
import { complain, type Reading, skipBlanks, spanFrom } from './reading.ts'
import { readRedirections } from './redirection.ts'
import { reservedAt } from './reserved.ts'
import { readTest } from './test.ts'

type Bare<T> = T extends unknown ? Omit<T, 'after' | 'redirections' | 'span'> : never
type Compound = Bare<Exclude<Statement, { type: 'command' }>>

/** The block that begins here, or nothing where a command does; `word` is the reserved word that was found. */
export function readCompound(reading: Reading, word: string): Compound | undefined {
  const { text, at: start } = reading
  switch (word) {
    case 'if':
      return readIf(reading)
    case 'while':
    case 'until':
      return readWhile(reading, word)
    case 'for':
    case 'select':
      return readFor(reading, word)
    case 'case':
      return readCase(reading)
    case 'function':
      return readFunction(reading)
    case '{':
      reading.at++
      return { type: 'group', body: readBlock(reading, '{', '}', start) }
    case '[[':
      reading.at += 2
      return { type: 'test', words: readTest(reading, start) }
    default:
      if (text.charAt(start) !== '(') return undefined
      return readArithmetic(reading) ?? readSubshell(reading)
  }
}

/** The block of a function, and what is redirected for it. */
export function readFunctionBody(reading: Reading): {
  readonly body: List
  readonly redirections: readonly Redirection[]
} {
  const start = reading.at
  skipLines(reading)
  const redirections: Redirection[] = []
  const block = readCompound(reading, reservedAt(reading.text, reading.at))
  if (!block) {
    complain(reading, 'A function has no body', start, reading.at)
    return { body: [], redirections }
  }
  const from = reading.at
  skipBlanks(reading)
  let end = from
  while (readRedirections(reading, redirections)) {
    end = reading.at
    skipBlanks(reading)
  }
  reading.at = end
  if (block.type === 'group') return { body: block.body, redirections }
  const only = { ...block, after: '', redirections: [], span: spanFrom(reading, start, from) } as Statement
  return { body: [only], redirections }
}

function readIf(reading: Reading): Compound {
  const branches: Branch[] = []
  const start = reading.at
  let otherwise: List | undefined
  for (let word = 'if'; ; word = reservedAt(reading.text, reading.at)) {
    const from = reading.at
    if (word === 'if' || word === 'elif') {
      reading.at += word.length
      const condition = filled(reading, word, ['then', 'elif', 'else', 'fi'])
      const body = take(reading, 'then') ? filled(reading, 'then', ['elif', 'else', 'fi']) : []
      branches.push({ condition, body, span: spanFrom(reading, from) })
    } else if (word === 'else' && !otherwise) {
      reading.at += word.length
      otherwise = filled(reading, word, ['fi'])
    } else {
      close(reading, 'fi', 'if', start)
      return { type: 'if', branches, ...(otherwise && { otherwise }) }
    }
  }
}

function readWhile(reading: Reading, type: 'while' | 'until'): Compound {
  const start = reading.at
  reading.at += type.length
  const condition = filled(reading, type, ['do', 'done'])
  if (!take(reading, 'do')) return { type, condition, body: lacks(reading, 'do', type, start) }
  return { type, condition, body: readBlock(reading, 'do', 'done', start, type) }
}

function readFor(reading: Reading, type: 'for' | 'select'): Compound {
  const start = reading.at
  reading.at += type.length
  skipBlanks(reading)
  if (reading.text.startsWith('((', reading.at)) {
    const head = readArithmetic(reading)
    if (head?.type === 'arithmetic')
      return { type: 'count', head: head.expression, body: readLoop(reading, type, start) }
  }
  const from = reading.at
  const { text: name, parts } = reading.grammar.word(reading)
  if (!parts && !/^[A-Za-z_]\w*$/.test(name))
    complain(reading, `\`${type}\` needs the name of a variable`, start, Math.max(from, reading.at))
  skipLines(reading)
  if (!/^in(?=[\s;]|$)/.test(reading.text.slice(reading.at, reading.at + 3)))
    return { type, name, body: readLoop(reading, type, start) }
  reading.at += 2
  const words: Word[] = []
  for (;;) {
    skipBlanks(reading)
    const at = reading.at
    const word = reading.grammar.word(reading)
    if (reading.at === at) break
    words.push(word)
  }
  return { type, name, words, body: readLoop(reading, type, start) }
}

function readLoop(reading: Reading, type: string, start: number): List {
  skipBlanks(reading)
  if (reading.text.charAt(reading.at) === ';') reading.at++
  skipLines(reading)
  const from = reading.at
  if (take(reading, 'do')) return readBlock(reading, 'do', 'done', start, type)
  if (take(reading, '{')) return readBlock(reading, '{', '}', from)
  return lacks(reading, 'do', type, start)
}

function readCase(reading: Reading): Compound {
  const start = reading.at
  reading.at += 4
  skipBlanks(reading)
  const word = reading.grammar.word(reading)
  skipLines(reading)
  const items: CaseItem[] = []
  if (/^in(?=[\s;(]|$)/.test(reading.text.slice(reading.at, reading.at + 3))) reading.at += 2
  else complain(reading, '`case` has no `in`', start, start + 4)
  for (;;) {
    skipLines(reading)
    const from = reading.at
    if (from >= reading.text.length || reservedAt(reading.text, from) === 'esac') break
    const item = readCaseItem(reading)
    if (reading.at === from) break
    items.push(item)
  }
  close(reading, 'esac', 'case', start)
  return { type: 'case', word, items }
}

function readCaseItem(reading: Reading): CaseItem {
  const { text, at: start } = reading
  const patterns: Word[] = []
  if (text.charAt(start) === '(') reading.at++
  for (;;) {
    skipBlanks(reading)
    const at = reading.at
    const word = reading.grammar.word(reading)
    if (reading.at > at) patterns.push(word)
    skipBlanks(reading)
    if (text.charAt(reading.at) !== '|') break
    reading.at++
  }
  if (text.charAt(reading.at) === ')') reading.at++
  else complain(reading, 'A pattern of `case` does not end with `)`', start)
  const body = reading.grammar.list(reading, [';;', ';&', ';;&', 'esac'])
  const end = /^;(?:;&?|&)/.exec(text.slice(reading.at, reading.at + 3))?.[0] ?? ''
  reading.at += end.length
  return { patterns, body, end, span: spanFrom(reading, start) }
}

function readFunction(reading: Reading): Compound & { redirections?: readonly Redirection[] } {
  reading.at += 'function'.length
  skipBlanks(reading)
  const { text: name } = reading.grammar.word(reading)
  skipBlanks(reading)
  const brackets = /^\([ \t]*\)/.exec(reading.text.slice(reading.at, reading.at + 100))?.[0] ?? ''
  reading.at += brackets.length
  return { type: 'function', name, ...readFunctionBody(reading) }
}

function readSubshell(reading: Reading): Compound {
  const start = reading.at
  reading.at++
  const body = filled(reading, '(', [')'])
  if (reading.text.charAt(reading.at) === ')') reading.at++
  else complain(reading, '`(` is never closed', start, start + 1)
  return { type: 'subshell', body }
}

/** `((…))`; nothing where it turns out to be a subshell in a subshell. */
function readArithmetic(reading: Reading): Compound | undefined {
  const { text, at: start } = reading
  const end = text.charAt(start + 1) === '(' ? arithmeticEnd(text, start + 2) : undefined
  if (end === undefined) return undefined
  reading.at = start + 2
  const expression = reading.grammar.text(reading, end)
  reading.at = end + 2
  return { type: 'arithmetic', expression }
}

/** Statements up to `closer`, which is taken. */
function readBlock(reading: Reading, opener: string, closer: string, start: number, what = opener): List {
  const body = filled(reading, opener, [closer])
  close(reading, closer, what, start)
  return body
}

function filled(reading: Reading, opener: string, closers: readonly string[]): List {
  const start = reading.at
  const list = reading.grammar.list(reading, closers)
  if (list.length === 0 && reading.at < reading.text.length)
    complain(reading, `No command follows \`${opener}\``, Math.max(0, start - opener.length), start)
  return list
}

function close(reading: Reading, closer: string, opener: string, start: number): void {
  if (!take(reading, closer))
    complain(reading, `\`${opener}\` is never closed with \`${closer}\``, start, start + opener.length)
}

function lacks(reading: Reading, word: string, opener: string, start: number): List {
  complain(reading, `\`${opener}\` has no \`${word}\``, start, start + opener.length)
  return []
}

function take(reading: Reading, word: string): boolean {
  if (reservedAt(reading.text, reading.at) !== word) return false
  reading.at += word.length
  return true
}

/** Blanks, comments and line ends. */
function skipLines(reading: Reading): void {
  for (;;) {
    skipBlanks(reading)
    if (reading.text.charAt(reading.at) !== '\n') return
    reading.at++
    consumeHeredocs(reading)
  }
}
