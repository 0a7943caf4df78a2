import type { Path, SourceFile, Span, Tree } from '../../model/source.ts'
import { linesIn } from '../lines.ts'
import { put } from '../put.ts'
import type { Syntax } from '../syntax.ts'

/**
 * Lock files of yarn, old (`key "value"`) and new (`key: value`). `tree.data` is a map of entries by what is asked for, as written
 * with commas between; an entry is a map, whose maps hold texts only.
 */
export const yarnLock: Syntax = {
  title: 'yarn.lock',
  parse(file) {
    const { data, starts, problems } = entriesIn(file.text)
    return {
      file,
      data,
      problems: problems.map(({ message, span }) => ({ message, place: { file: file.path, span } })),
      comments: [],
      placeOf: (path, part) => ({ file: file.path, span: spanOf(file, starts, path, part) }),
      edit: () => ({ refused: 'a lock file is written by its tool' }),
    } satisfies Tree
  },
}

export type YarnEntry = { readonly [field: string]: string | { readonly [name: string]: string } }

interface Read {
  readonly data: { [key: string]: unknown }
  /** Where each entry begins. Places inside are found when they are asked for. */
  readonly starts: ReadonlyMap<string, number>
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

interface Pair {
  readonly indent: number
  readonly key: string
  readonly keySpan: Span
  readonly value: string
  readonly span: Span
}

function entriesIn(text: string): Read {
  const data: { [key: string]: unknown } = {}
  const starts = new Map<string, number>()
  const problems: { message: string; span: Span }[] = []
  let entry: { [field: string]: unknown } | undefined
  let map: { [name: string]: unknown } | undefined
  for (const { start, end } of linesIn(text)) {
    if (isIdle(text, start, end)) continue
    if (isConflict(text, start)) {
      problems.push({ message: 'a merge left its conflict here', span: { start, end } })
      continue
    }
    const pair = pairIn(text, start, end)
    if (!pair) {
      // Whatever it begins, what follows is none of the entry before.
      if (text[start] !== ' ') entry = map = undefined
      if (text.slice(start, end).trim() !== '' && problems.length < 20)
        problems.push({ message: 'this is no line of a lock file of yarn', span: { start, end } })
    } else if (pair.indent === 0) {
      entry = {}
      map = undefined
      put(data, pair.key, entry)
      starts.set(pair.key, start)
    } else if (pair.indent <= 2 && entry) {
      map = pair.value === '' && pair.span.start === pair.span.end ? {} : undefined
      put(entry, pair.key, map ?? pair.value)
    } else if (pair.indent <= 4 && map) put(map, pair.key, pair.value === '' ? {} : pair.value)
  }
  return { data, starts, problems }
}

/** Empty, or a comment. */
function isIdle(text: string, start: number, end: number): boolean {
  return start === end || text[start] === '#' || text.slice(start, end).trim() === ''
}

function isConflict(text: string, start: number): boolean {
  return /[<>=|]/.test(text[start] ?? '') && /^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(start, start + 7))
}

function pairIn(text: string, start: number, end: number): Pair | undefined {
  let at = start
  while (text[at] === ' ') at++
  const indent = at - start
  const key = at < end ? scalarIn(text, at, end, indent === 0) : undefined
  if (!key) return undefined
  let next = key.span.end
  if (text[next] === '"') next++
  const colon = text[next] === ':'
  if (colon) next++
  while (text[next] === ' ') next++
  if (next >= end)
    return colon ? { indent, key: key.text, keySpan: key.span, value: '', span: { start: end, end } } : undefined
  const value = scalarIn(text, next, end, true)
  return value && { indent, key: key.text, keySpan: key.span, value: value.text, span: value.span }
}

/** In quotes, or up to the end; a key ends before its colon or blank. */
function scalarIn(text: string, start: number, end: number, whole: boolean): { text: string; span: Span } | undefined {
  if (text[start] === '"') {
    const head = whole ? text.lastIndexOf('"', end - 1) : -1
    let close = start + 1
    while (close < end && text[close] !== '"') close += text[close] === '\\' ? 2 : 1
    if (close >= end) return undefined
    // Old keys are several texts in quotes with commas between.
    if (whole && head > close && text[end - 1] === ':') return listIn(text, start, end)
    const span = { start: start + 1, end: close }
    const inner = text.slice(span.start, close)
    return { text: inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner, span }
  }
  if (whole && text[end - 1] === ':') return listIn(text, start, end)
  let stop = end
  if (!whole) for (stop = start; stop < end && text[stop] !== ' ' && text[stop] !== ':'; ) stop++
  while (stop > start && (text[stop - 1] === ' ' || text[stop - 1] === '\r')) stop--
  return { text: text.slice(start, stop), span: { start, end: stop } }
}

function listIn(text: string, start: number, end: number): { text: string; span: Span } {
  const span = { start, end: end - 1 }
  return { text: text.slice(start, end - 1).replaceAll('"', ''), span }
}

function spanOf({ text }: SourceFile, starts: Read['starts'], path: Path, part: 'key' | 'value' = 'value'): Span {
  const start = starts.get(String(path[0]))
  if (start === undefined) return { start: 0, end: path.length === 0 ? text.length : 0 }
  let spot: Span | undefined
  let head: Span | undefined
  let field: string | undefined
  for (const line of linesIn(text.slice(start, start + longestEntry))) {
    const [from, to] = [start + line.start, start + line.end]
    if (isIdle(text, from, to) || isConflict(text, from)) continue
    const pair = pairIn(text, from, to)
    if (!pair && text[from] === ' ') continue
    if (!pair || (pair.indent === 0 && head)) break
    if (pair.indent === 0) head = pair.keySpan
    else if (pair.indent <= 2) field = pair.key
    const here = pair.indent === 0 ? 1 : pair.indent <= 2 ? 2 : 3
    const hit =
      here === 1 || (here === 2 && pair.key === path[1]) || (here === 3 && field === path[1] && pair.key === path[2])
    if (hit && here <= path.length) spot = here === 1 || part === 'key' || pair.value === '' ? pair.keySpan : pair.span
  }
  return spot ?? head ?? { start, end: start }
}

const longestEntry = 100_000
