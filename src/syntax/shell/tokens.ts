import type { Span } from '../../model/source.ts'

export type Token =
  | {
      readonly type: 'word' | 'redirection'
      /** Without quotes and escapes. Of a redirection: its target. */
      readonly text: string
      /** As written. Of a redirection: its operator. */
      readonly raw: string
      /** What stands inside `$( )`, backticks and `<( )`. */
      readonly inner: readonly Span[]
      readonly span: Span
    }
  | { readonly type: 'operator'; readonly text: string; readonly span: Span }
  | { readonly type: 'heredoc'; readonly name: string; readonly text: string; readonly span: Span }

interface Pending {
  readonly name: string
  readonly strip: boolean
}

/** Words, operators and heredocs of one level, in order. What is left open ends with the text. */
export function* tokensIn(script: string, from: number, to: number): Generator<Token> {
  const pending: Pending[] = []
  let at = from
  while (at < to) {
    const char = script.charAt(at)
    const start = at
    const operator = operatorAt(script, at, to)
    const redirection = operator ? undefined : redirectionAt(script, at, to)
    if (char === ' ' || char === '\t' || char === '\r') at++
    else if (char === '\\' && /^\r?\n/.test(script.slice(at + 1, at + 3))) at = script.indexOf('\n', at) + 1
    else if (char === '#') at = lineEnd(script, at, to)
    else if (char === '\n') {
      at++
      yield { type: 'operator', text: '\n', span: { start, end: at } }
      for (const heredoc of pending.splice(0)) {
        const body = bodyOf(script, at, to, heredoc)
        yield { type: 'heredoc', name: heredoc.name, text: body.text, span: { start: at, end: body.end } }
        at = body.next
      }
    } else if (operator) {
      at += operator.length
      yield { type: 'operator', text: operator, span: { start, end: at } }
    } else if (redirection !== undefined) {
      at += redirection.length
      while (at < to && ' \t'.includes(script.charAt(at))) at++
      const { text, end, inner } = wordAt(script, at, to)
      at = end
      const strip = redirection.endsWith('<<-')
      if (strip || /^\d*<<$/.test(redirection)) pending.push({ name: text, strip })
      yield { type: 'redirection', text, raw: redirection, inner, span: { start, end } }
    } else {
      const { text, end, inner } = wordAt(script, at, to)
      at = Math.max(end, at + 1)
      yield { type: 'word', text, raw: script.slice(start, at), inner, span: { start, end: at } }
    }
  }
}

function operatorAt(script: string, at: number, to: number): string | undefined {
  const two = script.slice(at, Math.min(at + 2, to))
  if (['&&', '||', ';;', '|&'].includes(two)) return two
  const one = two.charAt(0)
  if (two === '&>') return undefined
  return ';|&()'.includes(one) ? one : undefined
}

function redirectionAt(script: string, at: number, to: number): string | undefined {
  return /^(?:\d{0,4}(?:<<<|<<-|<<|<>|<&|>&|>>|>\||<|>)|&>>?)(?!\()/.exec(script.slice(at, Math.min(at + 8, to)))?.[0]
}

interface ReadWord {
  readonly text: string
  readonly end: number
  /** What stands inside `$( )`, backticks and `<( )`. */
  readonly inner: readonly Span[]
}

function wordAt(script: string, from: number, to: number): ReadWord {
  const inner: Span[] = []
  let text = ''
  let at = from
  let quoted = false
  while (at < to) {
    const char = script.charAt(at)
    if (char === '\\') {
      const next = script.charAt(at + 1)
      const kept = next === '\n' || at + 1 >= to ? '' : quoted && !'"\\$`'.includes(next) ? char + next : next
      text += kept
      at += 2
    } else if (char === '"') {
      quoted = !quoted
      at++
    } else if (char === "'" && !quoted) {
      const close = script.indexOf("'", at + 1)
      const end = close < 0 || close >= to ? to : close
      text += script.slice(at + 1, end)
      at = end + 1
    } else if (char === '`' || /^[$<>]\(/.test(script.slice(at, at + 2))) {
      const open = char === '`' ? at + 1 : at + 2
      const close = char === '`' ? backtick(script, open, to) : bracket(script, open, to, '(', ')')
      if (!script.startsWith('$((', at)) inner.push({ start: open, end: close })
      text += script.slice(at, close + 1)
      at = close + 1
    } else if (char === '$' && script.charAt(at + 1) === '{') {
      const close = bracket(script, at + 2, to, '{', '}')
      text += script.slice(at, close + 1)
      at = close + 1
    } else if (!quoted && ' \t\r\n;|&()<>'.includes(char)) break
    else {
      text += char
      at++
    }
  }
  return { text, end: Math.min(at, to), inner }
}

/** Where the bracket closes, quotes respected; the end where it does not. */
function bracket(script: string, from: number, to: number, open: string, close: string): number {
  let depth = 1
  for (let at = from; at < to; at++) {
    const char = script.charAt(at)
    if (char === '\\') at++
    else if (char === "'" && close === ')') {
      const end = script.indexOf("'", at + 1)
      at = end < 0 || end >= to ? to : end
    } else if (char === open) depth++
    else if (char === close && --depth === 0) return at
  }
  return to
}

function backtick(script: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (script.charAt(at) === '\\') at++
    else if (script.charAt(at) === '`') return at
  }
  return to
}

function bodyOf(script: string, from: number, to: number, { name, strip }: Pending) {
  let text = ''
  let at = from
  while (at < to) {
    const end = lineEnd(script, at, to)
    const line = script
      .slice(at, end)
      .replace(strip ? /^\t+/ : /^/, '')
      .replace(/\r$/, '')
    const next = Math.min(end + 1, to)
    if (line === name) return { text, end: at, next }
    text += `${line}\n`
    at = next
  }
  return { text, end: to, next: to }
}

function lineEnd(script: string, at: number, to: number): number {
  const feed = script.indexOf('\n', at)
  return feed < 0 || feed > to ? to : feed
}
