import type { Comment, Span } from '../../model/source.ts'
import { isBlank, type Line } from '../lines.ts'
import { type Placed, placed } from '../placed.ts'

interface Words {
  readonly words: readonly Placed[]
  readonly comment?: Comment
  readonly flaw?: { readonly message: string; readonly span: Span }
}

const alone = new Set(['(', ')', '[', ']', ','])

/** The words of a line; one in quotes may hold anything. */
export function wordsOf(text: string, { start, end }: Line): Words {
  const words: Placed[] = []
  let at = start
  while (at < end) {
    const letter = text[at] ?? ''
    if (isBlank(text, at)) at++
    else if (text.startsWith('//', at)) {
      const comment = { text: text.slice(at + 2, end).trim(), span: { start: at, end } }
      return { words, comment }
    } else if (alone.has(letter)) {
      words.push(placed(letter, at, at + 1))
      at++
    } else if (letter === '"' || letter === '`') {
      const close = closing(text, letter, at + 1, end)
      if (close === undefined)
        return { words, flaw: { message: 'this text is never closed', span: { start: at, end: at + 1 } } }
      words.push(placed(unquoted(text.slice(at, close)), at, close))
      at = close
    } else {
      const from = at
      while (at < end && !isBlank(text, at) && !alone.has(text[at] ?? '') && !text.startsWith('//', at)) at++
      words.push(placed(text.slice(from, at), from, at))
    }
  }
  return { words }
}

/** Behind the closing quote. */
function closing(text: string, quote: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; at++) {
    if (text[at] === '\\' && quote === '"') at++
    else if (text[at] === quote) return at + 1
  }
  return undefined
}

function unquoted(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1)
  try {
    return String(JSON.parse(text))
  } catch {
    return text.slice(1, -1)
  }
}
