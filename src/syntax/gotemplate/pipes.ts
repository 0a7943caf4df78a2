import type { Span } from '../../model/source.ts'
import type { Command, Operand, Pipe } from './ast.ts'
import { type Cursor, deepest, described, expect, flaw, peek, skipSpace, take, wordOf } from './cursor.ts'
import type { TokenKind } from './lexer.ts'
import { numeralOf, unquoted } from './literals.ts'

/** A pipeline up to the token that closes it, which is not taken. */
export function pipeAt(cursor: Cursor, where: string, until: TokenKind): Pipe {
  const { start } = skipSpace(cursor)
  const { variables, assigns } = declaration(cursor, where)
  const commands: Command[] = []
  for (;;) {
    const next = skipSpace(cursor)
    if (next.kind === until) break
    commands.push(command(cursor, where))
    const after = skipSpace(cursor)
    if (after.kind === '|') {
      take(cursor)
      if (skipSpace(cursor).kind === until) throw flaw(`missing value for ${where}`, after)
    } else if (after.kind !== until) throw flaw(`unexpected ${described(cursor, after)} in ${where}`, after)
  }
  const { start: end } = peek(cursor)
  if (commands.length === 0) throw flaw(`missing value for ${where}`, { start, end })
  const odd = commands.slice(1).find(({ first }) => ['bool', 'dot', 'nil', 'number', 'string'].includes(first.is))
  if (odd) throw flaw('non executable command in pipeline', odd)
  return { variables, assigns, commands, start, end }
}

/** `$x :=`, `$x =`, and in a range `$i, $x :=`. */
function declaration(cursor: Cursor, where: string): { variables: string[]; assigns: boolean } {
  const back = cursor.at
  const names: string[] = []
  while (peek(cursor).kind === 'variable') {
    const token = take(cursor)
    names.push(wordOf(cursor, token))
    const next = skipSpace(cursor)
    if (next.kind === ',' && where === 'range' && names.length === 1) {
      take(cursor)
      if (skipSpace(cursor).kind !== 'variable') throw flaw('range can only initialize variables', peek(cursor))
      continue
    }
    if (next.kind !== ':=' && next.kind !== '=') break
    take(cursor)
    const assigns = next.kind === '='
    for (const name of names)
      if (!assigns) cursor.variables.push(name)
      else if (!cursor.variables.includes(name)) throw flaw(`undefined variable "${name}"`, token)
    return { variables: names, assigns }
  }
  cursor.at = back
  return { variables: [], assigns: false }
}

function command(cursor: Cursor, where: string): Command {
  const { start } = skipSpace(cursor)
  const operands: Operand[] = []
  for (;;) {
    skipSpace(cursor)
    const next = operand(cursor, where)
    if (!next) break
    operands.push(next)
    const { kind } = peek(cursor)
    if (kind !== 'space') break
  }
  const [first, ...rest] = operands
  if (!first) throw flaw(`unexpected ${described(cursor, peek(cursor))} in ${where}`, peek(cursor))
  return { first, rest, start, end: (rest.at(-1) ?? first).end }
}

function operand(cursor: Cursor, where: string): Operand | undefined {
  const node = term(cursor, where)
  if (!node || peek(cursor).kind !== 'field') return node
  const { start } = node
  const names: string[] = []
  let { end } = node
  while (peek(cursor).kind === 'field') {
    const token = take(cursor)
    names.push(wordOf(cursor, token).slice(1))
    end = token.end
  }
  if (node.is === 'field') return { is: 'field', names: [...node.names, ...names], start, end }
  if (node.is === 'variable') return { ...node, names: [...node.names, ...names], end }
  if (['bool', 'string', 'number', 'nil', 'dot'].includes(node.is))
    throw flaw(`unexpected . after term ${JSON.stringify(wordOf(cursor, node))}`, node)
  return { is: 'chain', of: node, names, start, end }
}

function term(cursor: Cursor, where: string): Operand | undefined {
  const token = peek(cursor)
  const { start, end } = token
  const span: Span = { start, end }
  const text = wordOf(cursor, token)
  switch (token.kind) {
    case 'word':
      take(cursor)
      if (text === 'true' || text === 'false') return { is: 'bool', value: text === 'true', ...span }
      if (text === 'nil') return { is: 'nil', ...span }
      if (keywords.has(text)) throw flaw(`unexpected <${text}> in ${where}`, span)
      return { is: 'function', name: text, ...span }
    case 'dot':
      take(cursor)
      return { is: 'dot', ...span }
    case 'field':
      take(cursor)
      return { is: 'field', names: [text.slice(1)], ...span }
    case 'variable':
      take(cursor)
      if (!cursor.variables.includes(text)) throw flaw(`undefined variable "${text}"`, span)
      return { is: 'variable', name: text, names: [], ...span }
    case 'string':
    case 'char': {
      take(cursor)
      const value = unquoted(text)
      if (value === undefined) throw flaw(`invalid syntax: ${text}`, span)
      if (token.kind === 'string') return { is: 'string', value, ...span }
      const code = value.codePointAt(0)
      if (code === undefined || value.length > (code > 0xffff ? 2 : 1))
        throw flaw(`malformed character constant: ${text}`, span)
      return { is: 'number', int: BigInt(code), float: code, ideal: 'int', ...span }
    }
    case 'raw':
      take(cursor)
      return { is: 'string', value: text.slice(1, -1).replaceAll('\r', ''), ...span }
    case 'number': {
      take(cursor)
      const numeral = numeralOf(text)
      if (!numeral) throw flaw(`illegal number syntax: "${text}"`, span)
      return { is: 'number', ...numeral, ...span }
    }
    case '(': {
      take(cursor)
      if (++cursor.depth > deepest) throw flaw('nested too deeply to be read', span)
      const pipe = pipeAt(cursor, 'parenthesized pipeline', ')')
      cursor.depth--
      return { is: 'pipe', pipe, start, end: expect(cursor, ')', 'parenthesized pipeline').end }
    }
    default:
      return undefined
  }
}

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'])
