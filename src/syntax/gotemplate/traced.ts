import type { Span } from '../../model/source.ts'
import { bare, type Mark, markOf, type Origin, type Traced, type Value } from './value.ts'

/** Text with or without its past. */
export type Text = string | Traced

export function textOf(text: Text): string {
  return typeof text === 'string' ? text : String(text.value)
}

export function marksOf(text: Text): readonly Mark[] {
  return typeof text === 'string' ? none : text.marks
}

const none: readonly Mark[] = [markOf(0, 0, undefined)]

/** Text as a value: plain where nothing is known of where it was written. */
export function withMarks(value: string, marks: readonly Mark[]): Text {
  return marks.some(({ origin }) => origin !== undefined) ? { is: 'traced', value, marks } : value
}

/** A value that prints as it stands, with its past. */
export function isText(value: Value): value is string | (Traced & { readonly value: string }) {
  return typeof bare(value) === 'string'
}

export function sliced(text: Text, start: number, end: number): Text {
  if (typeof text === 'string') return text.slice(start, end)
  const whole = String(text.value)
  if (start <= 0 && end >= whole.length) return text
  const { marks } = text
  const out: Mark[] = []
  for (let index = markAt(marks, start); index < marks.length; index++) {
    const mark = marks[index] as Mark
    if (mark.at >= end && out.length > 0) break
    const skipped = Math.max(0, start - mark.at)
    out.push(markOf(Math.max(0, mark.at - start), mark.from + skipped, mark.origin, mark.by))
  }
  return withMarks(whole.slice(start, end), out)
}

/** The index of the mark that an offset lies under. */
export function markAt(marks: readonly Mark[], offset: number): number {
  let low = 0
  let high = marks.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((marks[middle] as Mark).at <= offset) low = middle
    else high = middle
  }
  return low
}

export function joined(parts: readonly Text[], separator = ''): Text {
  if (parts.length === 1) return parts[0] as Text
  if (parts.every((part) => typeof part === 'string')) return parts.join(separator)
  const made = writer()
  parts.forEach((part, index) => {
    if (index > 0 && separator !== '') made.write(separator)
    made.write(part)
  })
  return made.text()
}

export interface Writer {
  /** What has no past of its own gets the origin that is given, from an offset of it on; all of it is written `by` an action. */
  write(text: Text, origin?: Origin, by?: Span, from?: number): void
  text(): Text
  readonly length: number
}

/** Puts text together. */
export function writer(): Writer {
  let text = ''
  const marks: Mark[] = []
  return {
    write(part, origin, by, from = 0) {
      const more = textOf(part)
      if (more === '') return
      const { length } = text
      if (typeof part === 'string') marks.push(markOf(length, from, origin, by))
      else
        for (const mark of part.marks)
          marks.push(markOf(mark.at + length, mark.from, mark.origin ?? origin, by ?? mark.by))
      text += more
    },
    text: () => (text === '' ? '' : withMarks(text, marks)),
    get length() {
      return text.length
    },
  }
}

/** Puts `pad` behind every line break. A line keeps the place that it has in its file. */
export function padded(text: Text, pad: string): Text {
  const whole = textOf(text)
  if (typeof text === 'string' || pad === '')
    return typeof text === 'string' ? whole.replaceAll('\n', `\n${pad}`) : text
  const marks: Mark[] = []
  let out = ''
  let done = 0
  let line = whole.indexOf('\n')
  text.marks.forEach((mark, index) => {
    const end = text.marks[index + 1]?.at ?? whole.length
    let begin = mark.at
    marks.push(markOf(out.length, mark.from, mark.origin, mark.by))
    while (line >= 0 && line < end) {
      out += whole.slice(begin, line + 1) + pad
      begin = line + 1
      line = whole.indexOf('\n', begin)
      if (mark.origin?.is !== 'action' && hasWords(whole, begin, end))
        marks.push(markOf(out.length, mark.from + begin - mark.at, mark.origin, mark.by))
    }
    out += whole.slice(begin, end)
    done = end
  })
  return withMarks(out + whole.slice(done), marks)
}

/** Whether more than white space stands in the rest of a line: what was put behind its break belongs to the line before. */
function hasWords(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const char = text[at]
    if (char === '\n') return false
    if (char !== ' ') return true
  }
  return false
}

/** Every `old` becomes `next`; what is around keeps its past. */
export function replaced(text: Text, old: string, next: Text): Text {
  const whole = textOf(text)
  if (typeof text === 'string' && typeof next === 'string')
    return old === '' ? between(whole, next) : whole.replaceAll(old, () => next)
  if (old === '') return between(whole, textOf(next))
  const parts: Text[] = []
  let at = 0
  for (let found = whole.indexOf(old); found >= 0; found = whole.indexOf(old, at)) {
    parts.push(sliced(text, at, found), next)
    at = found + old.length
  }
  return at === 0 ? text : joined([...parts, sliced(text, at, whole.length)])
}

/** Go puts what replaces nothing around every character. */
function between(text: string, next: string): string {
  return `${next}${[...text].map((char) => char + next).join('')}`
}

/** Every special character becomes what `to` says, or stays; for quoting. */
export function escaped(text: Text, special: RegExp, to: (char: string) => string): Text {
  const whole = textOf(text)
  if (whole.search(special) < 0) return text
  if (typeof text === 'string') return whole.replace(new RegExp(special, `${special.flags.replace('g', '')}g`), to)
  const parts: Text[] = []
  let at = 0
  for (const { 0: char, index } of whole.matchAll(new RegExp(special, `${special.flags.replace('g', '')}g`))) {
    const { origin, from } = text.marks[markAt(text.marks, index)] as Mark
    parts.push(sliced(text, at, index), { is: 'traced', value: to(char), marks: [markOf(0, from, origin)] })
    at = index + char.length
  }
  return joined([...parts, sliced(text, at, whole.length)])
}
