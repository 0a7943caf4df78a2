import type { Redirection } from './ast.ts'
import { complain, type Pending, type Reading, skipBlanks, spanFrom } from './reading.ts'

/** Takes one redirection, if one stands here. */
export function readRedirections(reading: Reading, redirections: Redirection[]): boolean {
  const { text, at: start } = reading
  if (!begins[text.charCodeAt(start)]) return false
  form.lastIndex = start
  const [whole, descriptor, operator = ''] = form.exec(text) ?? []
  if (whole === undefined) return false
  reading.at += whole.length
  while (text.charAt(reading.at) === ' ' || text.charAt(reading.at) === '\t') reading.at++
  if (text.charAt(reading.at) === '\\') skipBlanks(reading)
  const from = reading.at
  const target = reading.grammar.word(reading)
  if (reading.at === from) complain(reading, `\`${operator}\` needs a target`, start)
  const heredoc =
    operator === '<<' || operator === '<<-'
      ? openHeredoc(reading, operator, text.slice(from, reading.at), start)
      : undefined
  redirections.push({
    operator,
    ...(descriptor !== undefined && { descriptor }),
    target,
    ...(heredoc && { heredoc }),
    span: spanFrom(reading, start),
  })
  return true
}

function openHeredoc(reading: Reading, operator: string, written: string, start: number): Pending['heredoc'] {
  const quoted = /["'\\]/.test(written)
  const name = quoted ? written.replace(/["'\\]/g, '') : written
  const opening = spanFrom(reading, start)
  const heredoc = { name, expand: !quoted, text: '', span: { start: opening.end, end: opening.end } }
  reading.pending.push({ heredoc, strip: operator === '<<-', opening })
  return heredoc
}

const form = /(\d{1,9}|\{[A-Za-z_]\w*\})?(<<<|<<-|<<|<>|<&|<(?!\()|>>|>&|>\||>(?!\()|&>>|&>)/y
const begins: { readonly [code: number]: true } = Object.fromEntries(
  [...'0123456789{<>&'].map((char) => [char.charCodeAt(0), true as const]),
)
