import { fail } from '../fault.ts'
import { type Func, many, of, tracing } from '../function.ts'
import { isText, joined, padded, replaced, sliced, type Text, textOf } from '../traced.ts'
import { asList, bare, listOf, stringsOf, type Value } from '../value.ts'
import { byteLength, bytesFrom } from './bytes.ts'
import { abbreviated, kebab, pascal, snake, swapped, titled, wrapped } from './cases.ts'
import { textual } from './format.ts'
import { quoted } from './quote.ts'

const trimAll = tracing(of(['string', 'text'], (cutset, text) => trimmed(text, (char) => cutset.includes(char))))

export const strings: Readonly<Record<string, Func>> = {
  hello: of([], () => 'Hello!'),
  abbrev: of(['int', 'string'], (width, text) => (width < 4 ? text : abbreviated(text, 0, width))),
  abbrevboth: of(['int', 'int', 'string'], (left, right, text) =>
    right < 4 || (left > 0 && right < 7) ? text : abbreviated(text, left, right),
  ),
  trunc: tracing(of(['int', 'text'], truncated)),
  trim: tracing(of(['text'], (text) => trimmed(text, isSpace))),
  trimall: trimAll,
  trimAll,
  trimPrefix: tracing(
    of(['string', 'text'], (prefix, text) =>
      textOf(text).startsWith(prefix) ? sliced(text, prefix.length, textOf(text).length) : text,
    ),
  ),
  trimSuffix: tracing(
    of(['string', 'text'], (suffix, text) =>
      textOf(text).endsWith(suffix) ? sliced(text, 0, textOf(text).length - suffix.length) : text,
    ),
  ),
  upper: of(['string'], (text) => text.toUpperCase()),
  lower: of(['string'], (text) => text.toLowerCase()),
  title: of(['string'], titled),
  untitle: of(['string'], (text) =>
    text.replace(/(^|\s)(\S)/g, (_, space: string, first: string) => space + first.toLowerCase()),
  ),
  substr: of(['int', 'int', 'string'], substring),
  repeat: of(['int', 'string'], (count, text) => {
    if (count < 0) fail('strings: negative Repeat count')
    if (count * text.length > largest) fail('the text is repeated too often')
    return text.repeat(count)
  }),
  nospace: of(['string'], (text) => text.replace(/\s/g, '')),
  initials: of(['string'], (text) => [...text.matchAll(/(?:^|\s)(\S)/g)].map(([, first]) => first).join('')),
  swapcase: of(['string'], swapped),
  snakecase: of(['string'], snake),
  camelcase: of(['string'], pascal),
  kebabcase: of(['string'], kebab),
  wrap: of(['int', 'string'], (width, text) => wrapped(text, width, '\n', false)),
  wrapWith: of(['int', 'string', 'string'], (width, separator, text) => wrapped(text, width, separator || '\n', true)),
  contains: of(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: of(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
  hasSuffix: of(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
  quote: tracing(
    many([], 'any', (...values) =>
      joined(
        present(values).map((value) => quoted(textual(value))),
        ' ',
      ),
    ),
  ),
  squote: tracing(
    many([], 'any', (...values) =>
      joined(
        present(values).map((value) => joined(["'", textual(value), "'"])),
        ' ',
      ),
    ),
  ),
  cat: tracing(many([], 'any', (...values) => joined(present(values).map(textual), ' '))),
  indent: tracing(of(['int', 'text'], indented)),
  nindent: tracing(of(['int', 'text'], (spaces, text) => joined(['\n', indented(spaces, text)]))),
  replace: tracing(of(['string', 'text', 'text'], (old, next, text) => replaced(text, old, next))),
  plural: of(['string', 'string', 'int'], (one, many, count) => (count === 1 ? one : many)),
  toString: tracing(of(['any'], textual)),
  toStrings: tracing(of(['any'], (value) => listOf(texts(value), '[]string'))),
  join: tracing(of(['string', 'any'], (separator, value) => joined(texts(value), separator))),
  sortAlpha: of(['any'], (value) =>
    listOf(
      (asList(value) ? [...texts(value)] : [textual(value ?? null)])
        .map(textOf)
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      '[]string',
    ),
  ),
  split: of(['string', 'string'], (separator, text) => numbered(text.split(separator))),
  splitn: of(['string', 'int', 'string'], (separator, count, text) => numbered(splitInto(text, separator, count))),
  splitList: of(['string', 'string'], (separator, text) => listOf(text.split(separator), '[]string')),
}

/** Characters that one call may make. */
const largest = 20_000_000

function present(values: readonly Value[]): Value[] {
  return values.filter((value) => bare(value) !== null && bare(value) !== undefined)
}

export function indented(spaces: number, text: Text): Text {
  if (spaces < 0) fail('strings: negative Repeat count')
  if (spaces > 100_000) fail('the text is indented too far')
  const pad = ' '.repeat(spaces)
  return pad === '' ? text : joined([pad, padded(text, pad)])
}

function truncated(count: number, text: Text): Text {
  const plain = textOf(text)
  const bytes = byteLength(plain)
  if (/[\ue000\ue001]/.test(plain)) return text
  if (count < 0 && bytes + count > 0)
    return bytes === plain.length ? sliced(text, bytes + count, bytes) : bytesFrom(plain, bytes + count)
  if (count >= 0 && bytes > count) return bytes === plain.length ? sliced(text, 0, count) : bytesFrom(plain, 0, count)
  return text
}

function substring(start: number, end: number, text: string): string {
  const bytes = byteLength(text)
  const from = Math.max(0, start)
  const to = start >= 0 && (end < 0 || end > bytes) ? bytes : end
  if (to < from || from > bytes || to > bytes) fail(`slice bounds out of range [${from}:${to}]`)
  return bytesFrom(text, from, to)
}

function trimmed(text: Text, drops: (char: string) => boolean): Text {
  const plain = textOf(text)
  let [start, end] = [0, plain.length]
  while (start < end && drops(plain[start] as string)) start++
  while (end > start && drops(plain[end - 1] as string)) end--
  return sliced(text, start, end)
}

function isSpace(char: string): boolean {
  return /\s/.test(char) || char === '\u0085'
}

/** The items of a list as text; one value as a list of it. */
export function texts(value: Value): readonly Text[] {
  const list = asList(value)
  if (list) return present(list.items).map(textual)
  return bare(value) === null || bare(value) === undefined ? [] : [isText(value) ? value : textual(value)]
}

function splitInto(text: string, separator: string, count: number): string[] {
  if (count === 0) return []
  const parts = text.split(separator)
  return count < 0 || parts.length <= count
    ? parts
    : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)]
}

function numbered(parts: readonly string[]): Value {
  return stringsOf(parts.map((part, index) => [`_${index}`, part] as const))
}
