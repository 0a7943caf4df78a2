import type { Comment, Span } from '../../model/source.ts'

/** One `NAME=value` as it is written. */
export interface Entry {
  readonly name: string
  readonly key: Span
  /** With its quotes. Empty where the name stands alone. */
  readonly value: Span
  /** What the text says, its escapes undone where it is quoted and its variables still in it. */
  readonly text: string
  /** `none` is a name alone: its value comes from whoever reads the file. */
  readonly form: 'bare' | 'single' | 'double' | 'none'
  /** From the name, or the `export` before it, to the end of the value. */
  readonly whole: Span
}

export interface Entries {
  readonly entries: readonly Entry[]
  readonly comments: readonly Comment[]
  readonly flaws: readonly { readonly message: string; readonly span: Span }[]
}

/** Reads as Compose does: `export`, `NAME: value`, comments behind a blank, quotes over several lines. */
export function entriesIn(text: string): Entries {
  const entries: Entry[] = []
  const comments: Comment[] = []
  const flaws: { message: string; span: Span }[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    at = past(text, at, anySpace)
    if (at >= text.length) break
    const line = endOfLine(text, at)
    if (text[at] === '#') {
      comments.push({ text: text.slice(at + 1, line).trim(), span: { start: at, end: line } })
      at = line
      continue
    }
    const read = entryAt(text, at, line)
    if ('message' in read) {
      flaws.push({ message: read.message, span: { start: at, end: line } })
      at = line
      continue
    }
    entries.push(read.entry)
    if (read.comment) comments.push(read.comment)
    if (read.flaw) flaws.push(read.flaw)
    at = read.end
  }
  return { entries, comments, flaws }
}

interface Read {
  readonly entry: Entry
  readonly end: number
  readonly comment?: Comment
  readonly flaw?: { readonly message: string; readonly span: Span }
}

const anySpace = /\s*/y
const blank = /[^\S\n]*/y
const exportForm = /export[^\S\n]+/y
const nameForm = /[\p{L}\p{N}_.\-[\]]+/uy

function entryAt(text: string, start: number, line: number): Read | { readonly message: string } {
  const from = past(text, start, exportForm)
  const to = past(text, from, nameForm)
  if (to === from) return { message: 'a line is `NAME=value`; a name is of letters, digits, `_`, `.` and `-`' }
  const sign = past(text, to, blank)
  const key = { start: from, end: to }
  const name = text.slice(from, to)
  if (sign >= line) {
    const entry: Entry = { name, key, value: { start: to, end: to }, text: '', form: 'none', whole: { start, end: to } }
    return { entry, end: line }
  }
  if (text[sign] !== '=' && text[sign] !== ':') return { message: `\`=\` is missing behind \`${name.slice(0, 100)}\`` }
  const open = past(text, sign + 1, blank)
  const made = (value: Span, said: string, form: Entry['form']): Entry => ({
    name,
    key,
    value,
    text: said,
    form,
    whole: { start, end: value.end },
  })
  const quote = text[open]
  if (quote === '"' || quote === "'") {
    const quoted = quotedAt(text, open, quote)
    const form = quote === '"' ? 'double' : 'single'
    if (!quoted) {
      const flaw = { message: `the value of \`${name}\` opens a quote that nothing closes`, span: key }
      const said = text.slice(open, line).trimEnd()
      return { entry: made({ start: open, end: open + said.length }, said, form), end: line, flaw }
    }
    return { entry: made({ start: open, end: quoted.end }, quoted.text, form), ...behind(text, quoted.end, name) }
  }
  const hash = text.indexOf(' #', open)
  const end = hash >= 0 && hash < line ? hash : line
  const said = text.slice(open, end).trimEnd()
  const entry = made({ start: open, end: open + said.length }, said, 'bare')
  if (end === line) return { entry, end: line }
  return { entry, end: line, comment: commentAt(text, hash + 1, line) }
}

/** A backslash keeps the quote behind it from closing; in double quotes, what it says else is seen to later. */
function quotedAt(text: string, open: number, quote: string): { text: string; end: number } | undefined {
  let said = ''
  for (let at = open + 1; at < text.length; at++) {
    const here = text.charAt(at)
    if (here === quote) return { text: said, end: at + 1 }
    if (here !== '\\') said += here
    else if (text[at + 1] === quote) said += text.charAt(++at)
    else if (at + 1 < text.length) said += here + text.charAt(++at)
  }
  return undefined
}

/** What follows a closing quote on its line: a comment, or what does not belong there. */
function behind(text: string, from: number, name: string): Pick<Read, 'end' | 'comment' | 'flaw'> {
  const end = endOfLine(text, from)
  const at = past(text, from, blank)
  if (at >= end) return { end }
  if (text[at] === '#') return { end, comment: commentAt(text, at, end) }
  return { end, flaw: { message: `more follows the closing quote of \`${name}\``, span: { start: at, end } } }
}

function commentAt(text: string, start: number, end: number): Comment {
  return { text: text.slice(start + 1, end).trim(), span: { start, end } }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  const end = at < 0 ? text.length : at
  return text[end - 1] === '\r' && end > from ? end - 1 : end
}

function past(text: string, from: number, form: RegExp): number {
  form.lastIndex = from
  return from + (form.exec(text)?.[0].length ?? 0)
}
