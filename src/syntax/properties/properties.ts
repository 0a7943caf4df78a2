import type { Comment, Span } from '../../model/source.ts'
import { isBlank, linesIn } from '../lines.ts'
import { type Placed, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'

/** Properties of Java: `key=value`, `key: value`, `key value`, with escapes and lines that go on behind a backslash. `tree.data` is a map. */
export const properties: Syntax = {
  title: 'Java properties',
  parse(file) {
    const { root, comments } = entriesIn(file.text)
    return treeOf(file, root, {
      comments,
      problems: [],
      print: (value) => escaped(String(value)),
      again: (text) => ({ data: plain(entriesIn(text).root), problems: [] }),
    })
  },
}

function entriesIn(text: string): { root: Placed; comments: Comment[] } {
  const entries = new Map<string, Placed>()
  const comments: Comment[] = []
  let pending = ''
  let start = 0
  const nothing = absentFrom(text)
  const take = (end: number, next: number) => {
    const entry = entryIn(pending, { start, end }, next, nothing)
    entries.set(...entry)
    pending = ''
  }
  for (const line of linesIn(text)) {
    let at = line.start
    while (at < line.end && isBlank(text, at)) at++
    if (pending === '') {
      if (at === line.end) continue
      if (text[at] === '#' || text[at] === '!') {
        comments.push({ text: text.slice(at + 1, line.end).trim(), span: { start: at, end: line.end } })
        continue
      }
      start = at
    }
    const content = text.slice(line.start, line.end)
    const slashes = /\\*$/.exec(content)?.[0].length ?? 0
    const goesOn = slashes % 2 === 1 && line.next > line.end
    // Marks that stand for nothing keep offsets as they are in the file.
    const from = pending === '' ? at - line.start : 0
    const lead = pending === '' ? '' : nothing.repeat(at - line.start)
    const body = content.slice(pending === '' ? from : at - line.start)
    pending += lead + (goesOn ? `${body.slice(0, -1)}${nothing.repeat(line.next - line.end + 1)}` : body)
    if (!goesOn) take(line.end, line.next)
  }
  if (pending !== '') take(text.length, text.length)
  return { root: placed(entries, 0, text.length), comments }
}

/** A letter that the text does not have, to stand for what is nothing to its value. */
function absentFrom(text: string): string {
  let code = 0xfdd0
  while (text.includes(String.fromCharCode(code)) && code < 0xfdef) code++
  return String.fromCharCode(code)
}

function entryIn(line: string, { start, end }: Span, next: number, nothing: string): [string, Placed] {
  const isSkipped = (letter = 'x') => letter === nothing || /\s/.test(letter)
  const plain = (text: string) => unescaped(text.replaceAll(nothing, ''))
  let stop = 0
  while (stop < line.length && !/[=:\s]/.test(line[stop] ?? '')) stop += line[stop] === '\\' ? 2 : 1
  let value = stop
  while (isSkipped(line[value])) value++
  if (line[value] === '=' || line[value] === ':') value++
  while (isSkipped(line[value])) value++
  const key = { start, end: start + Math.min(stop, line.length) }
  const whole = { start, end: next }
  return [
    plain(line.slice(0, stop)),
    placed(plain(line.slice(value)), Math.min(start + value, end), end, { key, whole }),
  ]
}

const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.?))/gs, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (letters[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function escaped(value: string): string {
  return value
    .replace(/[\\\n\r\t\f]/g, (letter) => {
      const named = Object.keys(letters).find((name) => letters[name] === letter)
      return `\\${named ?? letter}`
    })
    .replace(/^ /, '\\ ')
}
