import type { Span } from '../../model/source.ts'

export type TokenKind =
  | 'text'
  | 'comment'
  | 'open'
  | 'close'
  | 'space'
  | 'word'
  | 'field'
  | 'variable'
  | 'string'
  | 'raw'
  | 'char'
  | 'number'
  | 'dot'
  | '|'
  | '('
  | ')'
  | ','
  | '='
  | ':='
  | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
}

/** What Go's lexer says of the text; the last token is the end of the text or what comes before `fault`. */
interface Tokens {
  readonly tokens: readonly Token[]
  readonly fault?: { readonly message: string; readonly span: Span }
}

export function tokensOf(text: string): Tokens {
  const tokens: Token[] = []
  let at = 0
  const fault = (message: string, start: number, end = start + 1): Tokens => ({
    tokens,
    fault: { message, span: { start: Math.min(start, text.length), end: Math.min(end, text.length) } },
  })
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    if (open < 0) break
    const trimsLeft = text[open + 2] === '-' && isSpace(text.charCodeAt(open + 3))
    const textEnd = trimsLeft ? trimmedEnd(text, at, open) : open
    if (textEnd > at) tokens.push({ kind: 'text', start: at, end: textEnd })
    const inside = open + (trimsLeft ? 3 : 2)
    // A comment stands right behind the delimiter, or behind the space of its trim marker.
    const comment = text.startsWith('/*', inside)
      ? inside
      : trimsLeft && text.startsWith('/*', inside + 1)
        ? inside + 1
        : -1
    if (comment >= 0) {
      const end = text.indexOf('*/', comment + 2)
      if (end < 0) return fault('unclosed comment', comment)
      tokens.push({ kind: 'comment', start: comment, end: end + 2 })
      const close = closing(text, end + 2)
      if (!close) return fault('comment ends before closing delimiter', end + 2)
      at = close.trims ? afterSpace(text, close.end) : close.end
      continue
    }
    tokens.push({ kind: 'open', start: open, end: inside })
    const ended = insideAction(text, inside, tokens)
    if (typeof ended !== 'number') return fault(ended.message, ended.start, ended.end)
    at = ended
  }
  if (at < text.length) tokens.push({ kind: 'text', start: at, end: text.length })
  tokens.push({ kind: 'end', start: text.length, end: text.length })
  return { tokens }
}

type Wrong = Span & { readonly message: string }

/** Where the text goes on behind the action. */
function insideAction(text: string, start: number, tokens: Token[]): number | Wrong {
  let at = start
  let parens = 0
  const wrong = (message: string, end = at + 1): Wrong => ({ message, start: at, end })
  for (;;) {
    const close = closing(text, at)
    if (close) {
      if (parens > 0) return wrong('unclosed left paren')
      tokens.push({ kind: 'close', start: at, end: close.end })
      return close.trims ? afterSpace(text, close.end) : close.end
    }
    if (at >= text.length) return wrong('unclosed action')
    const code = text.charCodeAt(at)
    const begin = at
    if (isSpace(code)) {
      while (isSpace(text.charCodeAt(at)) && !closing(text, at)) at++
      tokens.push({ kind: 'space', start: begin, end: at })
      continue
    }
    const char = text[at] as string
    if (char === '(' || char === ')' || char === '|' || char === ',' || char === '=') {
      if (char === '(') parens++
      if (char === ')' && --parens < 0) return wrong('unexpected right paren')
      tokens.push({ kind: char, start: at, end: ++at })
    } else if (char === ':') {
      if (text[at + 1] !== '=') return wrong('expected :=')
      at += 2
      tokens.push({ kind: ':=', start: begin, end: at })
    } else if (char === '"' || char === "'") {
      at++
      while (at < text.length && text[at] !== char && text[at] !== '\n')
        at += text[at] === '\\' && text[at + 1] !== '\n' ? 2 : 1
      if (text[at] !== char) {
        at = begin
        return wrong(char === '"' ? 'unterminated quoted string' : 'unterminated character constant')
      }
      tokens.push({ kind: char === '"' ? 'string' : 'char', start: begin, end: ++at })
    } else if (char === '`') {
      const end = text.indexOf('`', at + 1)
      if (end < 0) return wrong('unterminated raw quoted string')
      at = end + 1
      tokens.push({ kind: 'raw', start: begin, end: at })
    } else if (char === '$' || (char === '.' && !isDigit(text.charCodeAt(at + 1)))) {
      at = wordEnd(text, at + 1)
      if (!endsWord(text, at)) return wrong(`bad character ${named(text, at)}`)
      tokens.push({ kind: char === '$' ? 'variable' : at === begin + 1 ? 'dot' : 'field', start: begin, end: at })
    } else if (char === '.' || char === '+' || char === '-' || isDigit(code)) {
      at = numberEnd(text, at)
      if (wordEnd(text, at) > at || at === begin)
        return { message: `bad number syntax: "${text.slice(begin, at + 1)}"`, start: begin, end: at + 1 }
      tokens.push({ kind: 'number', start: begin, end: at })
    } else {
      at = wordEnd(text, at)
      if (at === begin) return wrong(`unexpected ${named(text, at)} in action`)
      if (!endsWord(text, at)) return wrong(`bad character ${named(text, at)}`)
      tokens.push({ kind: 'word', start: begin, end: at })
    }
  }
}

function closing(text: string, at: number): { readonly end: number; readonly trims: boolean } | undefined {
  const code = text.charCodeAt(at)
  if (code === 125) return text.charCodeAt(at + 1) === 125 ? { end: at + 2, trims: false } : undefined
  if (isSpace(code) && text.startsWith('-}}', at + 1)) return { end: at + 4, trims: true }
  return undefined
}

function numberEnd(text: string, start: number): number {
  const sticky =
    /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y
  sticky.lastIndex = start
  return start + (sticky.exec(text)?.[0].length ?? 0)
}

function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at >= text.length || isSpace(code) || '.,|:)('.includes(text[at] as string) || text.startsWith('}}', at)
}

function wordEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95) at++
    else if (code > 127 && /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0)))
      at += code >= 0xd800 && code < 0xdc00 ? 2 : 1
    else return at
  }
}

function named(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined
    ? 'end of text'
    : `U+${code.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(code)}'`
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (isSpace(text.charCodeAt(at))) at++
  return at
}
