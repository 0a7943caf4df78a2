import type { Span } from '../../model/source.ts'
import type { LiteralNode, TemplateNode, TemplatePart, TextPart } from './ast.ts'
import { code } from './characters.ts'
import { type Cursor, expect, expectIdentifier, fail, peek, take } from './cursor.ts'
import { assembled, opensHole, type Read, readHole, readRun } from './templates.ts'

/** A heredoc, the cursor on its `<<`. Its span ends with the line of the closing word, before the line break. */
export function readHeredoc(cursor: Cursor, read: Read): LiteralNode | TemplateNode {
  const start = cursor.at
  cursor.at += 2
  const strips = take(cursor, code.minus)
  const word = expectIdentifier(cursor)
  const opening = { start, end: cursor.at }
  take(cursor, code.carriageReturn)
  expect(cursor, code.lineFeed, `a line break after \`<<${word}\``)
  const lines: TemplatePart[] = []
  while (!takeClosing(cursor, word)) readLine(cursor, read, lines, opening)
  const end = cursor.at
  return assembled(merged(strips ? withoutIndentation(lines) : lines), { start, end })
}

const HEREDOC_STOP = /[\n$%]/g

function takeClosing(cursor: Cursor, word: string): boolean {
  const { text } = cursor
  let at = cursor.at
  while (text.charCodeAt(at) === code.space || text.charCodeAt(at) === code.tab) at++
  if (!text.startsWith(word, at)) return false
  let end = at + word.length
  while (text.charCodeAt(end) === code.space || text.charCodeAt(end) === code.tab) end++
  const lineBreak = text.charCodeAt(end) === code.carriageReturn ? end + 1 : end
  if (lineBreak < text.length && text.charCodeAt(lineBreak) !== code.lineFeed) return false
  cursor.at = end
  return true
}

/** One line of a heredoc, its line break included; a hole may hold more lines. */
function readLine(cursor: Cursor, read: Read, parts: TemplatePart[], opening: Span): void {
  let text = ''
  let from = cursor.at
  for (;;) {
    const char = peek(cursor)
    if (Number.isNaN(char)) fail(cursor, 'Heredoc is not closed', opening)
    if (char === code.lineFeed) {
      cursor.at++
      parts.push({ kind: 'text', text: `${text}\n`, start: from, end: cursor.at })
      return
    }
    if (opensHole(cursor)) {
      if (text !== '') parts.push({ kind: 'text', text, start: from, end: cursor.at })
      parts.push(readHole(cursor, read))
      text = ''
      from = cursor.at
    } else text += readRun(cursor, HEREDOC_STOP)
  }
}

/** Takes from every line what all of them are indented by; blank lines neither count nor change. */
function withoutIndentation(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const starts = parts.filter((part, index) => {
    const before = parts[index - 1]
    return (before === undefined || (before.kind === 'text' && before.text.endsWith('\n'))) && !isBlankLine(part)
  })
  const indentation = starts.reduce(
    (least, part) => Math.min(least, part.kind === 'text' ? indentationOf(part.text) : 0),
    Infinity,
  )
  const cut = new Set(starts)
  return parts.map((part) =>
    part.kind === 'text' && cut.has(part) ? { ...part, text: part.text.slice(indentation) } : part,
  )
}

function isBlankLine(part: TemplatePart): boolean {
  return part.kind === 'text' && part.text.endsWith('\n') && part.text.trim() === ''
}

function indentationOf(text: string): number {
  return text.length - text.trimStart().length
}

function merged(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const out: TemplatePart[] = []
  let run: TextPart[] = []
  const flush = () => {
    const [first] = run
    const last = run.at(-1)
    if (first && last)
      out.push({ kind: 'text', text: run.map((part) => part.text).join(''), start: first.start, end: last.end })
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'text') run.push(part)
    else {
      flush()
      out.push(part)
    }
  }
  flush()
  return out
}
