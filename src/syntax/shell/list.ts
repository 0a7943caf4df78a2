import type { Connector, List, Statement } from './ast.ts'
import { consumeHeredocs } from './heredoc.ts'
import { complain, deepest, type Reading, skipBlanks } from './reading.ts'
import { closingWords, reservedAt } from './reserved.ts'
import { readStatement } from './statement.ts'

/** Statements up to one of `closers`, to what closes something around, or to the end; what ends it is not taken. */
export function readList(reading: Reading, closers: readonly string[]): List {
  if (reading.depth > deepest) {
    complain(reading, 'Nested too deeply to be read', reading.at, reading.at)
    reading.at = reading.text.length
    return []
  }
  const { awaited, text } = reading
  reading.depth++
  reading.awaited = [...awaited, closers]
  const list: Draft[] = []
  /** What the next statement hangs on, and whether one may begin here. */
  let after: Connector = ''
  let open = true
  /** Where the chain of the last statement begins. */
  let chain = 0
  for (;;) {
    skipBlanks(reading)
    const start = reading.at
    if (start >= text.length) break
    const operator = operatorAt(text, start)
    const word = operator === '' ? reservedAt(text, start) : ''
    if (operator === '\n') {
      reading.at++
      consumeHeredocs(reading)
      if (!open) after = '\n'
      open = true
    } else if (operator !== '' && operator !== '(') {
      if (awaits(reading, operator)) break
      reading.at += operator.length
      if (open || !isConnector(operator)) complain(reading, `Unexpected \`${operator}\``, start)
      else {
        if (operator === '&') for (const each of list.slice(chain)) each.background = true
        after = operator
        open = true
      }
    } else if (closingWords.has(word)) {
      if (awaits(reading, word)) break
      reading.at += word.length
      complain(reading, `Unexpected \`${word}\``, start)
    } else {
      if (!open) complain(reading, 'A `;` or a new line is missing', start, start + 1)
      if (!joins(after)) chain = list.length
      list.push(readStatement(reading, after))
      after = ''
      open = false
      if (reading.at === start) {
        reading.at++
        complain(reading, `Unexpected \`${text.charAt(start)}\``, start)
      }
    }
  }
  if (joins(after)) complain(reading, `Nothing follows \`${after}\``, reading.at, reading.at)
  reading.awaited = awaited
  reading.depth--
  return list
}

type Draft = Statement & { background?: true }

function awaits({ awaited }: Reading, closer: string): boolean {
  return awaited.some((closers) => closers.includes(closer))
}

function joins(connector: Connector): boolean {
  return connector === '&&' || connector === '||' || connector === '|' || connector === '|&'
}

function isConnector(operator: string): operator is Connector {
  return operator === ';' || operator === '&' || joins(operator as Connector)
}

/** A new line, a connector, or a bracket; empty where a word or a redirection begins. */
function operatorAt(text: string, at: number): string {
  const char = text.charAt(at)
  switch (char) {
    case '\n':
    case '(':
    case ')':
      return char
    case ';':
      if (text.startsWith(';;&', at)) return ';;&'
      return text.charAt(at + 1) === ';' ? ';;' : text.charAt(at + 1) === '&' ? ';&' : ';'
    case '&':
      return text.charAt(at + 1) === '&' ? '&&' : text.charAt(at + 1) === '>' ? '' : '&'
    case '|':
      return text.charAt(at + 1) === '|' ? '||' : text.charAt(at + 1) === '&' ? '|&' : '|'
    default:
      return ''
  }
}
