import type { Span } from '../../model/source.ts'
import type { Define, Node, Parsed, Pipe } from './ast.ts'
import { type Cursor, deepest, described, expect, flaw, isFlaw, peek, skipSpace, take, wordOf } from './cursor.ts'
import { tokensOf } from './lexer.ts'
import { pipeAt } from './pipes.ts'

/** Texts of this many characters are remembered; the library that each chart of a repository carries is parsed once. */
const remembered = 32_000_000

let known = new Map<string, Parsed>()
let characters = 0

/** The tree of a template. Never throws; the first fault is in it. */
export function parsed(text: string): Parsed {
  const before = known.get(text)
  if (before) return before
  const made = parseAnew(text)
  characters += text.length
  if (characters > remembered) {
    known = new Map()
    characters = text.length
  }
  known.set(text, made)
  return made
}

function parseAnew(text: string): Parsed {
  const { tokens, fault } = tokensOf(text)
  const cursor: Cursor = { text, tokens, at: 0, depth: 0, variables: ['$'], defines: [], comments: [] }
  const { defines, comments } = cursor
  try {
    const { nodes, ended } = list(cursor, 'top')
    if (ended.word !== 'end of text') return whole([], { message: `unexpected {{${ended.word}}}`, span: ended.span })
    return whole(nodes, fault)
  } catch (error) {
    if (!isFlaw(error)) throw error
    // What the lexer could not read is why the parser finds no end.
    return whole([], fault && error.span.start >= (tokens.at(-1)?.start ?? 0) ? fault : error)
  }

  function whole(nodes: readonly Node[], flaw: Parsed['fault']): Parsed {
    return { text, nodes, defines, comments, ...(flaw && { fault: { message: flaw.message, span: flaw.span } }) }
  }
}

/** What ended a list of nodes: `end`, `else` or the end of the text. The cursor stands behind the word. */
interface Ended {
  readonly word: 'end' | 'else' | 'end of text'
  readonly span: Span
}

type Place = 'top' | 'block' | 'loop'

function list(cursor: Cursor, place: Place): { nodes: Node[]; ended: Ended } {
  if (++cursor.depth > deepest) throw flaw('nested too deeply to be read', peek(cursor))
  const nodes: Node[] = []
  for (;;) {
    const token = take(cursor)
    if (token.kind === 'text') nodes.push({ is: 'text', start: token.start, end: token.end })
    else if (token.kind === 'comment')
      cursor.comments.push({
        text: cursor.text.slice(token.start + 2, token.end - 2),
        span: { start: token.start, end: token.end },
      })
    else if (token.kind === 'open') {
      const { start } = token
      const next = skipSpace(cursor)
      const word = next.kind === 'word' ? wordOf(cursor, next) : ''
      if (word === 'end' || word === 'else') {
        take(cursor)
        cursor.depth--
        return { nodes, ended: { word, span: next } }
      }
      const node = action(cursor, word, start, place)
      if (node) nodes.push(node)
    } else {
      cursor.depth--
      return { nodes, ended: { word: 'end of text', span: token } }
    }
  }
}

function action(cursor: Cursor, word: string, start: number, place: Place): Node | undefined {
  if (word === 'define') {
    if (place !== 'top' || cursor.depth > 1) throw flaw('unexpected {{define}}', peek(cursor))
    define(cursor, start)
    return undefined
  }
  if (word === 'if' || word === 'with') return branch(cursor, word, start, place)
  if (word === 'range') return range(cursor, start)
  if (word === 'template' || word === 'block') return call(cursor, word, start)
  if (word === 'break' || word === 'continue') {
    const at = take(cursor)
    if (place !== 'loop') throw flaw(`{{${word}}} outside {{range}}`, at)
    return { is: word, start, end: expect(cursor, 'close', `{{${word}}}`).end }
  }
  const pipe = pipeAt(cursor, 'command', 'close')
  return { is: 'action', pipe, start, end: take(cursor).end }
}

function define(cursor: Cursor, start: number): void {
  take(cursor)
  const name = nameAt(cursor, 'define clause')
  expect(cursor, 'close', 'define clause')
  const { nodes, end } = scoped(cursor, ['$'], () => body(cursor, 'block'))
  once(cursor, { name, nodes, start, end })
}

function call(cursor: Cursor, word: 'template' | 'block', start: number): Node {
  take(cursor)
  const name = nameAt(cursor, `${word} clause`)
  const bare = skipSpace(cursor).kind === 'close' && word === 'template'
  const pipe = bare ? undefined : pipeAt(cursor, `${word} clause`, 'close')
  const { end } = take(cursor)
  if (word === 'template') return { is: 'template', name, pipe, start, end }
  const block = scoped(cursor, ['$'], () => body(cursor, 'block'))
  once(cursor, { name, nodes: block.nodes, start, end: block.end })
  return { is: 'template', name, pipe, start, end: block.end }
}

/** One text defines a name once, but for what is empty. */
function once({ defines, text }: Cursor, define: Define): void {
  const isEmpty = ({ nodes }: Define) =>
    nodes.every(({ is, start, end }) => is === 'text' && text.slice(start, end).trim() === '')
  if (!isEmpty(define) && defines.some((other) => other.name === define.name && !isEmpty(other)))
    throw flaw(`multiple definition of template "${define.name}"`, define)
  defines.push(define)
}

/** A list up to its `end`. */
function body(cursor: Cursor, place: Place): { readonly nodes: readonly Node[]; readonly end: number } {
  const { nodes, ended } = list(cursor, place)
  if (ended.word !== 'end')
    throw flaw(ended.word === 'else' ? 'unexpected {{else}}' : 'unexpected end of text', ended.span)
  return { nodes, end: expect(cursor, 'close', 'end').end }
}

function branch(cursor: Cursor, is: 'if' | 'with', start: number, place: Place): Node {
  const above = cursor.variables.length
  take(cursor)
  const pipe = pipeAt(cursor, is, 'close')
  take(cursor)
  const inner = place === 'loop' ? 'loop' : 'block'
  const first = list(cursor, inner)
  let otherwise: readonly Node[] = []
  let end: number
  if (first.ended.word === 'else') {
    const next = skipSpace(cursor)
    // `else if` and `else with` are one in the other, and share one end.
    if (next.kind === 'word' && wordOf(cursor, next) === is) {
      if (++cursor.depth > deepest) throw flaw('nested too deeply to be read', next)
      const nested = branch(cursor, is, next.start, place)
      cursor.depth--
      otherwise = [nested]
      end = nested.end
    } else {
      expect(cursor, 'close', 'else')
      const rest = body(cursor, inner)
      otherwise = rest.nodes
      end = rest.end
    }
  } else end = ending(cursor, first.ended)
  cursor.variables.length = above
  return { is, pipe, body: first.nodes, otherwise, start, end }
}

function range(cursor: Cursor, start: number): Node {
  const above = cursor.variables.length
  take(cursor)
  const pipe: Pipe = pipeAt(cursor, 'range', 'close')
  take(cursor)
  const first = list(cursor, 'loop')
  let otherwise: readonly Node[] = []
  let end: number
  if (first.ended.word === 'else') {
    expect(cursor, 'close', 'else')
    const rest = body(cursor, 'loop')
    otherwise = rest.nodes
    end = rest.end
  } else end = ending(cursor, first.ended)
  cursor.variables.length = above
  return { is: 'range', pipe, body: first.nodes, otherwise, start, end }
}

function ending(cursor: Cursor, ended: Ended): number {
  if (ended.word === 'end of text') throw flaw('unexpected end of text', ended.span)
  return expect(cursor, 'close', 'end').end
}

function nameAt(cursor: Cursor, where: string): string {
  const token = skipSpace(cursor)
  if (token.kind !== 'string' && token.kind !== 'raw')
    throw flaw(`unexpected ${described(cursor, token)} in ${where}`, token)
  take(cursor)
  return wordOf(cursor, token).slice(1, -1)
}

function scoped<T>(cursor: Cursor, variables: string[], run: () => T): T {
  const { variables: outer, depth } = cursor
  cursor.variables = variables
  const result = run()
  cursor.variables = outer
  cursor.depth = depth
  return result
}
