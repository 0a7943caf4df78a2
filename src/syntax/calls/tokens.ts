import type { Comment } from '../../model/source.ts'
import { closingOf, type Dialect, heredocEnd } from './strings.ts'

export interface Token {
  readonly is: 'word' | 'text' | 'number' | 'mark' | 'line'
  readonly start: number
  readonly end: number
  /** Words and marks as written; texts without quotes and escapes. */
  readonly text: string
  /** Of a text: holds something that is only known when it runs. */
  readonly open?: boolean
}

/** Words may hold dots (`libs.spring.core`), `?`, `!`; a line break is a token too. */
export function tokensIn(text: string, dialect: Dialect): { tokens: Token[]; comments: Comment[] } {
  const tokens: Token[] = []
  const comments: Comment[] = []
  const skipped: { from: number; to: number }[] = []
  const missing = new Set<string>()
  let at = text.startsWith('\uFEFF') ? 1 : 0
  const push = (is: Token['is'], end: number, more?: Partial<Token>) => {
    tokens.push({ is, start: at, end, text: text.slice(at, end), ...more })
    at = end
  }
  while (at < text.length) {
    const letter = text[at] ?? ''
    const waiting = skipped.at(-1)
    if (waiting && at >= waiting.from) {
      at = waiting.to
      skipped.pop()
      continue
    }
    if (letter === '\n') push('line', at + 1)
    else if (/\s/.test(letter) || letter === '\\') at++
    else if (dialect.comment.some((mark) => text.startsWith(mark, at))) {
      const feed = text.indexOf('\n', at)
      const end = feed < 0 ? text.length : feed
      comments.push({
        text: text
          .slice(at, end)
          .replace(/^(?:#|\/\/)\s?/, '')
          .trim(),
        span: { start: at, end },
      })
      at = end
    } else if (dialect.block && text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2)
      const end = close < 0 ? text.length : close + 2
      comments.push({ text: text.slice(at + 2, close < 0 ? end : close).trim(), span: { start: at, end } })
      at = end
    } else if (letter === '"' || letter === "'" || (letter === '/' && beginsValue(tokens))) {
      const found = closingOf(text, at, dialect)
      if (found) push('text', found.end, { text: found.text, open: found.open })
      else push('mark', at + 1)
    } else if (dialect.heredocs && text.startsWith('<<', at)) {
      const found = skipped.length === 0 ? heredocEnd(text, at, missing) : undefined
      if (found) {
        skipped.push({ from: found.from, to: found.to })
        push('text', found.end, { text: '', open: true })
      } else push('mark', at + 2)
    } else if (dialect.heredocs && /^%[wi][[({<]/.test(text.slice(at, at + 3))) {
      const close = text.indexOf(closers[text[at + 2] ?? ''] ?? ']', at + 3)
      words(text, at, close < 0 ? text.length : close)
    } else if (letter === ':' && dialect.heredocs && /[A-Za-z_"']/.test(text[at + 1] ?? '') && text[at - 1] !== ':') {
      at++
      const found = /["']/.test(text[at] ?? '') ? closingOf(text, at, dialect) : undefined
      if (found) push('text', found.end, { text: found.text, open: found.open })
      else if (/["']/.test(text[at] ?? '')) push('mark', at + 1)
      else push('text', wordEnd(text, at, false))
    } else if (/[0-9]/.test(letter)) push('number', numberEnd(text, at))
    else if (/[A-Za-z_$@]/.test(letter)) push('word', wordEnd(text, at, true))
    else push('mark', at + (/^(?:=>|==|!=|&&|\|\||<=|>=|->|\?:|::|\?\.)/.test(text.slice(at, at + 2)) ? 2 : 1))
  }
  return { tokens, comments }

  /** `%w[a b]` as the list that it is. */
  function words(source: string, start: number, end: number): void {
    push('mark', start + 3, { text: '[' })
    const form = /\S+/g
    form.lastIndex = start + 3
    for (let match = form.exec(source); match && match.index < end; match = form.exec(source)) {
      const stop = Math.min(match.index + match[0].length, end)
      if (tokens.at(-1)?.is === 'text') tokens.push({ is: 'mark', start: match.index, end: match.index, text: ',' })
      tokens.push({ is: 'text', start: match.index, end: stop, text: source.slice(match.index, stop), open: false })
      if (stop === end) break
    }
    at = end
    push('mark', Math.min(end + 1, source.length), { text: ']' })
  }
}

const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' }

function wordEnd(text: string, from: number, dots: boolean): number {
  const form = dots ? wordForm : symbolForm
  form.lastIndex = from
  return from + (form.exec(text)?.[0].length ?? 1)
}

const wordForm = /@{0,2}[A-Za-z_$][\w$]*(?:[?!](?![=.:])|(?:\??\.[A-Za-z_][\w$]*)*)/y
const symbolForm = /[A-Za-z_]\w*[?!=]?/y
const numberForm = /[0-9][0-9_]*(?:\.[0-9]+)*[A-Za-z]?/y

function numberEnd(text: string, from: number): number {
  numberForm.lastIndex = from
  return from + (numberForm.exec(text)?.[0].length ?? 1)
}

/** A slash begins a text where no value stands before it that it could divide. */
function beginsValue(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  return !last || last.is === 'line' || (last.is === 'mark' && !/^[)\]}]$/.test(last.text))
}
