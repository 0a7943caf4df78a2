import { lineEnd, type Pending, type Reading, readingOf, spanFrom } from './reading.ts'

/** The lines of every heredoc that was opened on the line that has just ended. */
export function consumeHeredocs(reading: Reading): void {
  if (reading.pending.length === 0) return
  for (const pending of reading.pending.splice(0)) consume(reading, pending)
}

function consume(reading: Reading, { heredoc, strip, opening }: Pending): void {
  const { text, at: start } = reading
  const lines: string[] = []
  let at = start
  let closed = false
  while (at < text.length && !closed) {
    const end = lineEnd(text, at)
    let from = at
    if (strip) while (text.charAt(from) === '\t') from++
    const line = text.slice(from, text.charAt(end - 1) === '\r' ? end - 1 : end)
    closed = line === heredoc.name
    if (!closed) {
      lines.push(line, '\n')
      at = Math.min(end + 1, text.length)
    }
  }
  heredoc.text = lines.join('')
  heredoc.span = spanFrom(reading, start, at)
  reading.at = at
  if (heredoc.expand && /[$`]/.test(heredoc.text)) {
    const { origin } = reading
    const inner = readingOf(
      text.slice(start, at),
      reading.grammar,
      reading.findings,
      typeof origin === 'number' ? origin + start : origin.slice(start, at + 1),
      reading.depth + 1,
    )
    const { parts } = reading.grammar.text(inner, inner.text.length)
    if (parts) heredoc.parts = parts
  }
  if (closed) reading.at = lineEnd(text, at)
  else
    reading.findings.problems.push({
      message: `Heredoc \`${heredoc.name}\` is never closed; put \`${heredoc.name}\` on a line of its own`,
      span: opening,
    })
  if (closed && reading.at < text.length) reading.at++
}
