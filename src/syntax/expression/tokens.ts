import type { Span } from '../../model/source.ts'
import type { Flaw } from './ast.ts'
import { numberOf } from './coerce.ts'

export interface Token {
  readonly is: 'mark' | 'name' | 'text' | 'number' | 'word' | 'end'
  readonly text: string
  /** Of a text, a number, or a word such as `true`. */
  readonly value?: null | boolean | number | string
  readonly span: Span
}

const longest = 21_000

/** The tokens of an expression, the last of which is its end, as GitHub's own lexer finds them. */
export function tokensOf(text: string): { readonly tokens: readonly Token[] } | { readonly flaw: Flaw } {
  if (text.length > longest)
    return {
      flaw: { message: `An expression has at most ${longest} characters`, span: { start: 0, end: text.length } },
    }
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    if (blank.includes(text[at] ?? '')) {
      at++
      continue
    }
    const token = tokenAt(text, at, tokens.at(-1))
    if (!token) return { flaw: unexpected(text, at) }
    tokens.push(token)
    at = token.span.end
  }
  const end = text.length
  return { tokens: [...tokens, { is: 'end', text: '', span: { start: end, end } }] }
}

const blank = ' \t\r\n'
const boundary = /[()[\],.!><=&|\s]/
const words: { readonly [word: string]: null | boolean | number } = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
}

function tokenAt(text: string, start: number, before: Token | undefined): Token | undefined {
  const first = text[start] ?? ''
  const two = text.slice(start, start + 2)
  const made = (is: Token['is'], end: number, value?: Token['value']): Token => {
    const token = { is, text: text.slice(start, end), span: { start, end } }
    return value === undefined ? token : { ...token, value }
  }
  if (['!=', '==', '<=', '>=', '&&', '||'].includes(two)) return made('mark', start + 2)
  if ('()[],!<>*'.includes(first)) return made('mark', start + 1)
  if (first === '.' && (before?.is === 'name' || [']', ')', '*'].includes(before?.text ?? '')))
    return made('mark', start + 1)
  if (first === "'") return quoted(text, start, made)
  if ('.+-0123456789'.includes(first)) {
    const end = endOf(text, start + 1, '.')
    const value = numberOf(text.slice(start, end))
    return Number.isNaN(value) ? undefined : made('number', end, value)
  }
  const end = endOf(text, start + 1)
  const name = text.slice(start, end)
  if (!/^[A-Za-z_][\w-]*$/.test(name)) return undefined
  if (before?.text !== '.' && Object.hasOwn(words, name)) return made('word', end, words[name])
  return made('name', end)
}

function quoted(text: string, start: number, made: (is: 'text', end: number, value: string) => Token) {
  for (let at = text.indexOf("'", start + 1); at >= 0; at = text.indexOf("'", at + 2))
    if (text[at + 1] !== "'") return made('text', at + 1, text.slice(start + 1, at).replaceAll("''", "'"))
  return undefined
}

function endOf(text: string, from: number, besides = ''): number {
  let at = from
  while (at < text.length && (!boundary.test(text[at] ?? '') || text[at] === besides)) at++
  return at
}

function unexpected(text: string, start: number): Flaw {
  const end = text[start] === "'" ? text.length : endOf(text, start + 1, '.')
  return { message: `\`${text.slice(start, end)}\` is no part of an expression`, span: { start, end } }
}
