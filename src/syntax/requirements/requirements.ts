import type { Comment, Span } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { commentStart, isBlank, linesIn } from '../lines.ts'
import { type Placed, type PlacedValue, parts, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'
import { requirementIn } from './requirement.ts'

/** Requirements and constraints files of pip. `tree.data` is a list of `RequirementLine`. */
export const requirements: Syntax = {
  title: 'requirements of pip',
  parse(file) {
    const { root, comments, problems } = read(file.text)
    return treeOf(file, root, {
      comments,
      problems,
      print: (value) => String(value),
      again: (text) => {
        const after = read(text)
        return { data: plain(after.root), problems: after.problems }
      },
    })
  },
}

/** A requirement has a `name` or, where only an address or a path stands there, a `location`; a line of options alone has neither. */
export interface RequirementLine {
  readonly name?: string
  readonly extras?: readonly string[]
  readonly constraint?: string
  readonly marker?: string
  /** Behind `@`. */
  readonly url?: string
  readonly location?: string
  readonly editable?: boolean
  /** In the order in which they stand, without dashes; a short form under its long name. */
  readonly options: readonly { readonly name: string; readonly value?: string }[]
}

type Flaw = { readonly message: string; readonly span: Span }

const long: Readonly<Record<string, string>> = {
  r: 'requirement',
  c: 'constraint',
  e: 'editable',
  i: 'index-url',
  f: 'find-links',
}
/** Options that stand alone. */
const switches = new Set([
  'no-index',
  'pre',
  'prefer-binary',
  'require-hashes',
  'use-pep517',
  'no-use-pep517',
  'no-deps',
])

function read(text: string): { root: Placed; comments: Comment[]; problems: Flaw[] } {
  const found: Placed[] = []
  const comments: Comment[] = []
  const problems: Flaw[] = []
  let pending = ''
  let start = 0
  for (const line of linesIn(text)) {
    if (pending === '') start = line.start
    const cut = commentStart(text, line.start, line.end, '#')
    if (cut < line.end)
      comments.push({ text: text.slice(cut + 1, line.end).trim(), span: { start: cut, end: line.end } })
    const content = text.slice(line.start, cut)
    const goesOn = cut === line.end && content.endsWith('\\') && line.next > line.end
    // Blanks stand for what joins the lines and for comments, so that an offset stays what it is in the file.
    pending += (goesOn ? content.slice(0, -1) : content).padEnd(line.next - line.start, ' ')
    if (goesOn) continue
    const item = itemIn(pending, start, { start, end: line.next }, problems)
    if (item) found.push(item)
    pending = ''
  }
  const last = pending === '' ? undefined : itemIn(pending, start, { start, end: text.length }, problems)
  if (last) found.push(last)
  return { root: placed(found, 0, text.length), comments, problems }
}

function itemIn(line: string, offset: number, whole: Span, problems: Flaw[]): Placed | undefined {
  const words = wordsOf(line)
  const [first] = words
  if (!first) return undefined
  const at = words.findIndex((word) => line[word.start] === '-')
  const end = at < 0 ? line.trimEnd().length : (words[at]?.start ?? 0)
  const place = (value: PlacedValue, span: Span) => placed(value, offset + span.start, offset + span.end)
  const complain = (word: Span) => {
    const text = line.slice(word.start, word.end)
    problems.push({
      message: `\`${text.slice(0, 80)}\` is no option`,
      span: { start: offset + word.start, end: offset + word.end },
    })
  }
  const options = at < 0 ? [] : optionsIn(line, words.slice(at), place, complain)
  const list = placed(
    options.map(({ entry }) => entry),
    offset + end,
    offset + line.trimEnd().length,
  )
  const span = { start: offset + first.start, end: offset + line.trimEnd().length }
  const editable = options.find(({ name, value }) => name === 'editable' && value)
  const own = { start: first.start, end: end }
  const text = line.slice(own.start, own.end).trimEnd()
  if (text === '' && !editable) return { span, whole, value: parts({ options: list }) }
  const fields = editable?.value
    ? { ...locationIn(editable.value), editable: editable.entry }
    : (namedIn(line, own, place) ?? locationIn(place(text, { start: own.start, end: own.start + text.length })))
  if (!fields)
    problems.push({
      message: `\`${text.slice(0, 80)}\` is no requirement`,
      span: { start: span.start, end: offset + own.end },
    })
  const yes = editable && placed(true, editable.entry.span.start, editable.entry.span.end)
  return { span, whole, value: parts({ ...fields, editable: yes, options: list }) }
}

type Place = (value: PlacedValue, span: Span) => Placed
type Fields = { [name: string]: Placed | undefined }

function namedIn(line: string, { start, end }: Span, place: Place): Fields | undefined {
  const found = requirementIn(line, start, end)
  if (!found) return undefined
  const { spans } = found
  return {
    name: place(found.name, spans.name),
    ...(found.extras.length > 0 && {
      extras: place(
        found.extras.map((extra) => place(extra, spans.name)),
        spans.name,
      ),
    }),
    ...(found.constraint !== '' && { constraint: place(found.constraint, spans.constraint) }),
    ...(found.url !== undefined && spans.url && { url: place(open(found.url), spans.url) }),
    ...(found.marker !== undefined && spans.marker && { marker: place(found.marker, spans.marker) }),
  }
}

/** An address or a path, which may tell the name behind `#egg=`. */
function locationIn(at: Placed): Fields | undefined {
  const text = String(at.value)
  if (/\s/.test(text.replace(/\s*;.*$/s, '')) || !/[/\\.:]/.test(text)) return undefined
  const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(text)
  const start = egg ? at.span.start + egg.index + '#egg='.length : 0
  return {
    location: { ...at, value: open(text) },
    ...(egg?.[1] && { name: placed(egg[1], start, start + egg[1].length) }),
  }
}

function optionsIn(line: string, words: readonly Span[], place: Place, complain: (word: Span) => void) {
  const options: { readonly entry: Placed; readonly name: string; readonly value: Placed | undefined }[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Span
    if (!/^--?[^-=]/.test(line.slice(word.start, word.end))) {
      complain(word)
      continue
    }
    const [, dashes = '', letters = '', joined] =
      /^(--?)([^=]*)(?:=(.*))?$/.exec(line.slice(word.start, word.end)) ?? []
    const isShort = dashes === '-' && letters.length > 0
    const name = isShort ? (long[letters.charAt(0)] ?? letters) : letters
    const next = words[at + 1]
    let value: Placed | undefined
    if (joined !== undefined) value = valueAt({ start: word.end - joined.length, end: word.end })
    else if (isShort && letters.length > 1) value = valueAt({ start: word.start + 2, end: word.end })
    else if (!switches.has(name) && next && line[next.start] !== '-') {
      value = valueAt(name === 'editable' ? { start: next.start, end: line.trimEnd().length } : next)
      at = name === 'editable' ? words.length : at + 1
    }
    const entry = place(parts({ name: place(name, word), value }), { start: word.start, end: word.end })
    options.push({ entry, name, value })
  }
  return options

  function valueAt({ start, end }: Span): Placed {
    const text = line.slice(start, end)
    const quoted = /^(["']).*\1$/.test(text) && text.length > 1
    return place(open(quoted ? text.slice(1, -1) : text), quoted ? { start: start + 1, end: end - 1 } : { start, end })
  }
}

/** pip puts in what the environment says of `${NAME}`. */
function open(text: string): PlacedValue {
  return /\$\{[A-Z0-9_]+\}/.test(text) ? unknownValue(text, 'it is put together from the environment') : text
}

function wordsOf(line: string): Span[] {
  const words: Span[] = []
  for (let at = 0; at < line.length; ) {
    if (isBlank(line, at) || line[at] === '\n') at++
    else {
      const start = at
      while (at < line.length && !isBlank(line, at) && line[at] !== '\n') at++
      words.push({ start, end: at })
    }
  }
  return words
}
